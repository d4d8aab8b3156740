"""Memory of the small shape after load: python -m tests.benchmarks.memory [--rounds 200]

Starts an empty blog as `make run` does, starts it again on the prepared folder, writes comments,
reads every kind of page with and without the page cache, and prints how long a start takes and the
proportional set size of each process (Linux) and of all.
"""

import argparse
import tempfile
import threading
import time
from itertools import cycle, islice
from pathlib import Path

from tests.benchmarks.crowd import LIMITS_LIFTED, ask, open_to_all, write
from tests.journeys.server import Ibid, start

CLIENTS = 8
COMMENTS = 20


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=200, help="times that each client reads")
    options = parser.parse_args()
    for page_cache in ("on", "off"):
        with tempfile.TemporaryDirectory(prefix="ibid-memory-") as folder:
            print(f"\npage cache {page_cache}")
            started(Path(folder), page_cache=page_cache).stop()
            ibid = started(Path(folder), page_cache=page_cache)
            try:
                report("at the start", ibid)
                page = open_to_all(Path(folder))
                for number in range(COMMENTS):
                    write(ibid.port, page, f"Reader {number}", f"Comment {number} on the treaty.")
                read(ibid.port, pages_with(page), rounds=options.rounds)
                report(f"after {CLIENTS * options.rounds} requests", ibid)
                read(ibid.port, pages_with(page), rounds=options.rounds * 4)
                report(f"after {CLIENTS * options.rounds * 5} requests", ibid)
            finally:
                ibid.stop()


def started(folder: Path, *, page_cache: str) -> Ibid:
    begun = time.monotonic()
    ibid = start(folder, **LIMITS_LIFTED, IBID_PAGE_CACHE=page_cache)
    ibid.wait_until_ready()
    print(f"ready after {time.monotonic() - begun:.1f} s")
    return ibid


def pages_with(page: str) -> list[str]:
    return ["/", page, "/archive/", "/tags/", "/sources/", "/feed/", "/feed/rss/", "/search/?q=war"]


def read(port: int, pages: list[str], *, rounds: int) -> None:
    def client(first: int) -> None:
        for path in islice(cycle(pages), first, first + rounds):
            ask(port, path)

    clients = [threading.Thread(target=client, args=[number]) for number in range(CLIENTS)]
    for thread in clients:
        thread.start()
    for thread in clients:
        thread.join()


def report(moment: str, ibid: Ibid) -> None:
    sizes = {pid: proportional_set_size(pid) for pid in processes_of(ibid.process.pid)}
    shares = " + ".join(f"{size:.0f}" for size in sizes.values())
    print(f"{moment}: {sum(sizes.values()):.0f} MiB ({shares})")


def processes_of(pid: int) -> list[int]:
    """Return `pid` and the processes below it, parents first."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(below for child in children for below in processes_of(int(child)))]


def proportional_set_size(pid: int) -> float:
    """Return the memory of a process in MiB, shared pages divided among those who share them."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    (line,) = (line for line in lines if line.startswith("Pss:"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    main()
