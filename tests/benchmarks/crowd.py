"""Simulated readers and writers for the benchmarks, and checks of the database afterwards."""

import http.client
import random
import re
import sqlite3
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from tests.journeys.server import Ibid

TIMEOUT = 30  # seconds for a response
LIMITS_LIFTED = {
    "IBID_COMMENTS_RATE": "1000000/s",
    "IBID_COMMENTS_MIN_SECONDS": "0",
    "IBID_LIMIT_REQUESTS": "false",
}
WORDS = [
    "letter",
    "map",
    "harbour",
    "treaty",
    "winter",
    "river",
    "bishop",
    "ship",
    "vote",
    "census",
    "bridge",
    "chapter",
]

Stop = threading.Event


class Refused(Exception):
    """The server refused a request."""


@dataclass
class Log:
    """A client's log: response times, acknowledged comments, errors."""

    seconds: list[float] = field(default_factory=list)
    acknowledged: list[str] = field(default_factory=list)
    tried: list[str] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)
    cut_off: int = 0


def ask(port: int, path: str, *, form: dict[str, str] | None = None) -> tuple[int, str, str]:
    """Request a page; return the status, the redirect target, and the body."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=TIMEOUT)
    try:
        if form is None:
            connection.request("GET", path)
        else:
            kind = {"Content-Type": "application/x-www-form-urlencoded"}
            connection.request("POST", path, urlencode(form), kind)
        answer = connection.getresponse()
        return answer.status, answer.getheader("Location", ""), answer.read().decode()
    finally:
        connection.close()


def form_of(page: str) -> tuple[str, dict[str, str]]:
    """Return the comment form's action and its hidden fields."""
    found = re.search(
        r'<form class="form"[^>]* action="([^"#]+)[^>]*>(.*?)</form>', page, re.DOTALL
    )
    if not found:
        raise Refused("there is no form on the page")
    hidden = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', found[2])
    return found[1], dict(hidden)


def write(port: int, page: str, name: str, body: str) -> None:
    """Open the page, submit the comment form and follow the redirect. Raise Refused on errors."""
    _status, _where, html = ask(port, page)
    path, hidden = form_of(html)
    status, where, _html = ask(port, path, form={**hidden, "name": name, "body": body})
    if status != http.client.FOUND:
        raise Refused(f"posting was answered {status}")
    if (status := ask(port, where)[0]) != http.client.OK:
        raise Refused(f"the comment's own page was answered {status}")


def keep_writing(ibid: Ibid, page: str, name: str, log: Log, stop: Stop) -> None:
    """Write comments until `stop`; resend a comment if its response was cut off."""
    lots = random.Random(name)
    number = 0
    while not stop.is_set():
        number += 1
        marker = f"{name}-{number}-x"
        body = f"{marker} {' '.join(lots.choices(WORDS, k=20))}"
        log.tried.append(marker)
        while not stop.is_set():
            if _timed(log, lambda body=body: write(ibid.port, page, name, body)):
                log.acknowledged.append(marker)
                break
            time.sleep(0.05)


def keep_reading(ibid: Ibid, pages: list[str], log: Log, stop: Stop) -> None:
    while not stop.is_set():
        _timed(log, lambda: _read(ibid.port, random.choice(pages)))


def _read(port: int, page: str) -> None:
    status, _where, html = ask(port, page)
    if status != http.client.OK or not html:
        raise Refused(f"{page} was answered {status}")


def _timed(log: Log, request: Callable[[], None]) -> bool:
    """Run and log the request; return whether it succeeded."""
    start = time.monotonic()
    try:
        request()
    except Refused as error:
        log.errors[str(error)] += 1
        return False
    except (OSError, http.client.HTTPException):
        log.cut_off += 1
        return False
    log.seconds.append(time.monotonic() - start)
    return True


@dataclass
class Held:
    """The content of the database afterwards."""

    comments: Counter[str]
    is_sound: bool
    counts_are_true: bool

    @classmethod
    def by(cls, data_folder: Path) -> "Held":
        with sqlite3.connect(data_folder / "db.sqlite3") as rows:
            bodies = rows.execute("SELECT body FROM blog_comment WHERE body LIKE '%-x %'")
            wrong = rows.execute(
                "SELECT count(*) FROM blog_post WHERE comment_count != (SELECT count(*)"
                " FROM blog_comment WHERE post_id = blog_post.id AND state = 'published')"
            )
            return cls(
                Counter(body.split()[0] for (body,) in bodies),
                rows.execute("PRAGMA integrity_check").fetchone() == ("ok",),
                wrong.fetchone() == (0,),
            )

    def lost(self, acknowledged: list[str]) -> list[str]:
        return [marker for marker in acknowledged if not self.comments[marker]]

    @property
    def doubled(self) -> list[str]:
        return [marker for marker, count in self.comments.items() if count > 1]


def open_to_all(data_folder: Path) -> str:
    """Publish comments at once; return the path of a post."""
    with sqlite3.connect(data_folder / "db.sqlite3") as rows:
        rows.execute("UPDATE blog_site SET comment_policy = 'open'")
        (path,) = rows.execute(
            "SELECT path FROM blog_permalink JOIN blog_post ON blog_post.permalink_id = path"
            " WHERE kind = 'post' ORDER BY blog_post.id LIMIT 1"
        ).fetchone()
    return str(path)
