"""Counting the views of copies that nginx sent, which it reports to a socket as it logs others.

The reports are read into memory and counted like other views; none is written to a disk. One
process of those that serve reads them; when it ends, another takes its place.
"""

import fcntl
import json
import re
import socket
from contextlib import suppress
from pathlib import Path
from zoneinfo import ZoneInfo

from django.utils import timezone

from blog.web.page_cache.keeping import PageCache
from blog.web.page_cache.stores import StoreFailed
from blog.web.page_views import count_page_view

MAX_REPORT = 8 * 1024
REPORT = re.compile(rb"\{.*\}")


def read_views(pages: PageCache, folder: Path, *, origin: str) -> None:
    """Count the views that nginx reports to `views.sock` in `folder`, until the process ends."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder / "views.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # wait until no other process reads them
        with listening(folder / "views.sock") as reports:
            while True:
                count_view_of_copy(pages, reports.recv(MAX_REPORT), origin=origin)


def listening(path: Path) -> socket.socket:
    """Return a socket for reports at `path`, which nginx's processes may write to."""
    path.unlink(missing_ok=True)
    reports = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    reports.bind(str(path))
    path.chmod(0o666)
    return reports


def count_view_of_copy(pages: PageCache, report: bytes, *, origin: str) -> None:
    """Count the view of a line that nginx logged as JSON with the request's CGI variables."""
    found = REPORT.search(report)
    with suppress(ValueError, StoreFailed):
        variables = json.loads(found[0]) if found else {}
        path = variables.pop("PATH_INFO", "").encode().decode("latin-1")
        entry = pages.find(f"{origin}{path}") if path else None
        if entry and entry.post:
            with timezone.override(ZoneInfo(entry.zone)):
                count_page_view(variables, entry.post)
