"""Eight clients write while 32 read: python -m tests.benchmarks.load [--seconds 30]"""

import argparse
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path

from tests.benchmarks.crowd import (
    LIMITS_LIFTED,
    Held,
    Log,
    keep_reading,
    keep_writing,
    open_to_all,
)
from tests.journeys.server import Ibid, start

WRITERS, READERS = 8, 32


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=30)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="ibid-load-") as folder:
        ibid = start(Path(folder), **LIMITS_LIFTED)
        try:
            ibid.wait_until_ready()
            page = open_to_all(Path(folder))
            writers, readers = crowd_at(ibid, page, seconds=options.seconds)
        finally:
            ibid.stop()
        report(writers, readers, Held.by(Path(folder)), seconds=options.seconds)


def crowd_at(ibid: Ibid, page: str, *, seconds: float) -> tuple[list[Log], list[Log]]:
    stop = threading.Event()
    writers, readers = [Log() for _ in range(WRITERS)], [Log() for _ in range(READERS)]
    pages = ["/", page, "/feed/", "/archive/"]
    threads = [
        *(
            threading.Thread(target=keep_writing, args=[ibid, page, f"writer{n}", log, stop])
            for n, log in enumerate(writers)
        ),
        *(threading.Thread(target=keep_reading, args=[ibid, pages, log, stop]) for log in readers),
    ]
    for thread in threads:
        thread.start()
    time.sleep(seconds)
    stop.set()
    for thread in threads:
        thread.join()
    return writers, readers


def report(writers: list[Log], readers: list[Log], held: Held, *, seconds: float) -> None:
    acknowledged = [marker for log in writers for marker in log.acknowledged]
    errors = sum((log.errors for log in (*writers, *readers)), start=type(writers[0].errors)())
    cut_off = sum(log.cut_off for log in (*writers, *readers))
    lost = held.lost(acknowledged)
    print(f"{WRITERS} writers, {READERS} readers, {seconds:g} s")
    print(
        f"written: {_pace(writers)}; acknowledged {len(acknowledged)}, held {held.comments.total()}"
    )
    print(f"read:    {_pace(readers)}")
    print(f"errors {dict(errors)}, cut off {cut_off}, lost {lost}, duplicates {held.doubled}")
    print(f"database intact: {held.is_sound}; comment counts correct: {held.counts_are_true}")
    if errors or cut_off or lost or held.doubled or not (held.is_sound and held.counts_are_true):
        sys.exit(1)


def _pace(logs: list[Log]) -> str:
    seconds = sorted(second for log in logs for second in log.seconds)
    middle, slow = statistics.median(seconds), seconds[int(len(seconds) * 0.99)]
    return (
        f"{len(seconds)} times, half within {middle * 1000:.0f} ms, "
        f"99 % within {slow * 1000:.0f} ms"
    )


if __name__ == "__main__":
    main()
