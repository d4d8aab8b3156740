"""`make test`: the unit tests on SQLite and on PostgreSQL, then the journeys in Chromium."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from tests import needs, postgresql
from tests.cpu_time import processor_seconds

JOURNEYS = "tests/journeys"
SQLITE = "sqlite://:memory:"
TIMES = ("-p", "tests.cpu_time")


def main() -> int:
    """Run all three, even after a failure; return 1 if any failed."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    needs.install_missing()
    units = ("tests", f"--ignore={JOURNEYS}", "--numprocesses=auto", "--dist=worksteal", *TIMES)
    failed = [run("Unit tests on SQLite", *units)]
    with postgresql.running(found(needs.postgresql())) as url:
        failed.append(run("Unit tests on PostgreSQL", *units, database=url))
    failed.append(run("Journeys in Chromium", JOURNEYS))
    return int(any(failed))


def found(path: Path | None) -> Path:
    assert path, "needs.install_missing() installed it"
    return path


def run(title: str, *arguments: str, database: str = SQLITE) -> int:
    print(f"\n{title}", flush=True)
    environment = {**os.environ, "TEST_DATABASE_URL": database}
    begun = processor_seconds()
    failed = subprocess.call([sys.executable, "-m", "pytest", *arguments], env=environment)
    print(f"Processor time: {processor_seconds() - begun:.0f} s", flush=True)
    return failed


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit("Stopped.")
