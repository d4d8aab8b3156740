"""What months of checking links cost: python -m tests.benchmarks.link_months [--links 5000]

A blog with links in posts and sources with copies; its clock runs ahead to each minute in which
something is due. The hosts answer in another process, so that only the work of Ibid is measured.
"""

import argparse
import multiprocessing
import os
import resource
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import django
import time_machine

from tests.benchmarks.faulty_hosts import lead_to, running

START = datetime(2026, 12, 1, tzinfo=UTC)
MINUTE, MONTH = timedelta(minutes=1), timedelta(days=30)
LINKS_OF_A_HOST = 5
PER_100 = (*["long"] * 84, *["pdf"] * 6, *["moved"] * 4, *["gone"] * 3, *["busy"] * 2, "drifting")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--links", type=int, default=5000)
    parser.add_argument("--sources", type=int, default=2000)
    parser.add_argument("--months", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="ibid-links-") as folder, _hosts() as hosts:
        os.environ |= {"IBID_DATA_DIR": folder, "IBID_URL": "https://blog.example"}
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
        django.setup()
        lead_to(hosts.recv())
        with time_machine.travel(START):
            _make(options.links, options.sources)
        for month in range(options.months):
            _measure(month, Path(folder), hosts)


@contextmanager
def _hosts() -> Iterator[Any]:
    """Run the hosts in another process; yield the connection to it, which sends the port first."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_serve, args=[theirs])
    process.start()
    try:
        yield ours
    finally:
        process.terminate()
        process.join()


def _serve(connection: Connection) -> None:
    with running() as hosts:
        connection.send(hosts.server_port)
        while True:
            connection.recv()
            connection.send((hosts.requests.total(), hosts.sent_bytes))


def _url(number: int) -> str:
    host = number // LINKS_OF_A_HOST
    return f"http://{PER_100[host % len(PER_100)]}-{host}.example/{number % LINKS_OF_A_HOST or ''}"


def _make(links: int, sources: int) -> None:
    from django.core.management import call_command  # noqa: PLC0415  needs the settings

    from blog.links.collecting import collect_post, collect_source  # noqa: PLC0415
    from tests.factories import make_post, make_source  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    for number in range(sources):
        collect_source(make_source(type="webpage", URL=_url(number), title=f"Page {number}"))
    for start in range(sources, links, 20):
        linked = "".join(f'<p><a href="{_url(n)}">{n}</a></p>' for n in range(start, start + 20))
        collect_post(make_post(title=f"Post {start}", body=linked).pk)


def _measure(month: int, folder: Path, hosts: Any) -> None:
    from blog.links.models import Link  # noqa: PLC0415

    before, (requests, sent) = _cpu(), _traffic(hosts)
    began, checks = time.monotonic(), _pass_time(START + month * MONTH, START + (month + 1) * MONTH)
    cpu, (requests_then, sent_then) = _cpu() - before, _traffic(hosts)
    print(f"month {month + 1}: {checks} checks of {Link.objects.count()} links", end=", ")
    print(f"{requests_then - requests} requests, {(sent_then - sent) / 1e6:.0f} MB read", end=", ")
    print(f"{cpu:.0f} s of processor time in {time.monotonic() - began:.0f} s", end=", ")
    copies, database = _size(folder / "copies"), _size(folder, only="*.sqlite3*")
    print(f"copies {copies / 1e6:.0f} MB, database {database / 1e6:.0f} MB", end=", ")
    print(
        f"at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB", flush=True
    )


def _pass_time(now: datetime, end: datetime) -> int:
    """Check what is due, minute by minute, as the worker does; skip minutes without work."""
    from blog.links.checking import check_host  # noqa: PLC0415
    from blog.links.models import Host  # noqa: PLC0415

    checks = 0
    while now < end:
        with time_machine.travel(now):
            for host in Host.objects.due():
                checks += check_host(host) is not None
        first = Host.objects.exclude(due_at=None).order_by("due_at").first()
        now = max(now + MINUTE, first.due_at if first else end)
    return checks


def _traffic(hosts: Any) -> tuple[int, int]:
    hosts.send("")
    requests, sent = hosts.recv()
    return requests, sent


def _cpu() -> float:
    return time.process_time()


def _size(folder: Path, *, only: str = "*") -> int:
    return sum(file.stat().st_size for file in folder.rglob(only) if file.is_file())


if __name__ == "__main__":
    main()
