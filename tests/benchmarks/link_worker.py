"""A worker of a blog that checks links: python -m tests.benchmarks.link_worker make|work|report.

The other benchmarks of links start it, with IBID_DATA_DIR and the port of the hosts.
"""

import json
import os
import sys
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from hashlib import sha256

import django


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    verb, number = sys.argv[1], int(sys.argv[2])
    verbs: dict[str, Callable[[int], None]] = {"make": make, "work": work, "report": report}
    verbs[verb](number)


def make(count: int) -> None:
    """Make a blog whose sources are pages of the hosts."""
    from django.core.management import call_command  # noqa: PLC0415  needs the settings

    from blog.links.collecting import collect_source  # noqa: PLC0415
    from tests.benchmarks.faulty_hosts import host_at  # noqa: PLC0415
    from tests.factories import make_source  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    for number in range(count):
        url = f"http://{host_at(number)}/"
        collect_source(make_source(type="webpage", URL=url, title=f"Page {number}"))


def work(port: int) -> None:
    """Run the worker, which only checks links, and looks for due ones all the time."""
    from django.core.management import call_command  # noqa: PLC0415

    from blog.jobs.periodic import run_due_jobs  # noqa: PLC0415
    from blog.jobs.schedule import Job  # noqa: PLC0415
    from blog.management import working  # noqa: PLC0415
    from blog.management.commands import db_worker  # noqa: PLC0415
    from tests.benchmarks.faulty_hosts import lead_to  # noqa: PLC0415

    lead_to(port)
    check = Job("Check links", "blog.links.running.queue_due_checks", timedelta(seconds=0.2))
    working.JOBS_EVERY = 0  # type: ignore[assignment]
    working.run_due_jobs = partial(run_due_jobs, [check])  # type: ignore[assignment]
    db_worker.INTERVAL = 0.1
    call_command("db_worker", alone=True)


def report(_number: int) -> None:
    """Print what is stored, as JSON: links by state, copies, files, and what is wrong."""
    from blog.copies.models import KeptCopy  # noqa: PLC0415
    from blog.links.models import Host, Link  # noqa: PLC0415
    from blog.sources.models import Source  # noqa: PLC0415
    from tests.benchmarks.faulty_hosts import is_copied  # noqa: PLC0415

    copies = list(KeptCopy.objects.select_related("source"))
    by_source = Counter(copy.source_id for copy in copies)
    sources = list(Source.objects.all())
    wanted = {s.pk for s in sources if is_copied(s.url.removeprefix("http://"))}
    files, unused = _files({copy.path for copy in copies})
    found = {
        "links": Link.objects.count(),
        "checked": Link.objects.exclude(checked_at=None).count(),
        "leased": Host.objects.exclude(leased_until=None).count(),
        "never_due": Host.objects.filter(due_at=None).count(),
        "states": Counter(Link.objects.values_list("state", flat=True)),
        "copies": len(copies),
        "lost": len(wanted - by_source.keys()),
        "twice": sum(count > 1 for count in by_source.values()),
        "files": files,
        "abandoned": unused,
        "broken": [copy.path for copy in copies if not _is_whole(copy.path)],
    }
    print(json.dumps(found))


def _files(used: set[str]) -> tuple[int, int]:
    """Delete the files that no copy has, and return how many are left and how many were deleted."""
    from django.utils import timezone  # noqa: PLC0415

    from blog.copies import deleting  # noqa: PLC0415
    from blog.copies.storing import names_before  # noqa: PLC0415

    deleting.ABANDONED = timedelta()
    deleted = deleting.delete_abandoned_files()
    left = set(names_before(timezone.now() + timedelta(minutes=1)))
    assert left <= used, left - used
    return len(left), deleted


def _is_whole(path: str) -> bool:
    """Return whether the file has the content of its name, and warcio reads every record of it."""
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415

    from blog.copies.storing import storage  # noqa: PLC0415

    with storage().open(path) as file:
        if sha256(file.read()).hexdigest() not in path:
            return False
        file.seek(0)
        if path.endswith(".warc.gz"):
            records = ArchiveIterator(file, check_digests="raise")
            return sum(bool(record.content_stream().read()) for record in records) > 0
    return True


if __name__ == "__main__":
    main()
