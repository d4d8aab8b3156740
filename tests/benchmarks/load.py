"""Eight write and thirty-two read at once: python -m tests.benchmarks.load [--seconds 30]"""

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
    Noted,
    keep_reading,
    keep_writing,
    open_to_all,
)
from tests.journeys.server import Ibid, start

WRITERS, READERS = 8, 32


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=30)
    said = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="ibid-load-") as folder:
        ibid = start(Path(folder), **LIMITS_LIFTED)
        try:
            ibid.wait_until_ready()
            page = open_to_all(Path(folder))
            writers, readers = crowd_at(ibid, page, seconds=said.seconds)
        finally:
            ibid.stop()
        told(writers, readers, Held.by(Path(folder)), seconds=said.seconds)


def crowd_at(ibid: Ibid, page: str, *, seconds: float) -> tuple[list[Noted], list[Noted]]:
    stop = threading.Event()
    writers, readers = [Noted() for _ in range(WRITERS)], [Noted() for _ in range(READERS)]
    pages = ["/", page, "/feed/", "/archive/"]
    threads = [
        *(
            threading.Thread(target=keep_writing, args=[ibid, page, f"writer{n}", noted, stop])
            for n, noted in enumerate(writers)
        ),
        *(
            threading.Thread(target=keep_reading, args=[ibid, pages, noted, stop])
            for noted in readers
        ),
    ]
    for thread in threads:
        thread.start()
    time.sleep(seconds)
    stop.set()
    for thread in threads:
        thread.join()
    return writers, readers


def told(writers: list[Noted], readers: list[Noted], held: Held, *, seconds: float) -> None:
    acknowledged = [marker for noted in writers for marker in noted.acknowledged]
    errors = sum((noted.errors for noted in (*writers, *readers)), start=type(writers[0].errors)())
    cut_off = sum(noted.cut_off for noted in (*writers, *readers))
    lost = held.lost(acknowledged)
    print(f"{WRITERS} writers, {READERS} readers, {seconds:g} s")
    print(
        f"written: {_pace(writers)}; acknowledged {len(acknowledged)}, held {held.comments.total()}"
    )
    print(f"read:    {_pace(readers)}")
    print(f"errors {dict(errors)}, cut off {cut_off}, lost {lost}, doubled {held.doubled}")
    print(f"database sound: {held.is_sound}; counts of comments true: {held.counts_are_true}")
    if errors or cut_off or lost or held.doubled or not (held.is_sound and held.counts_are_true):
        sys.exit(1)


def _pace(noted: list[Noted]) -> str:
    seconds = sorted(second for person in noted for second in person.seconds)
    middle, slow = statistics.median(seconds), seconds[int(len(seconds) * 0.99)]
    return (
        f"{len(seconds)} times, half within {middle * 1000:.0f} ms, "
        f"99 % within {slow * 1000:.0f} ms"
    )


if __name__ == "__main__":
    main()
