"""Turns at preparing: of two starts or upgrades at once, the second waits for the first."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection

KEY = 0x1B1D  # of PostgreSQL's advisory lock, which is the database's own
WAITING = "Waiting for another start or upgrade of this blog to end..."


@contextmanager
def hold_turn(report: Callable[[str], None]) -> Iterator[None]:
    """Keep all other processes that prepare this blog waiting, on any host, until the block ends.

    The database or the system ends the turn of a process that dies.
    """
    if connection.vendor == "postgresql":
        with _hold_in_database(report):
            yield
        return
    with (settings.DATA_DIR / "prepare.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            report(WAITING)
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


@contextmanager
def _hold_in_database(report: Callable[[str], None]) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [KEY])
        if not cursor.fetchone()[0]:
            report(WAITING)
            cursor.execute("SELECT pg_advisory_lock(%s)", [KEY])
    try:
        yield
    finally:
        if connection.connection is not None and not connection.needs_rollback:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [KEY])
