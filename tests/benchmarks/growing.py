"""Answers tests.benchmarks.growth about the blog of this process, a line for each line.

`pages` lists the names of the pages; `cost NAME` is the milliseconds of processor time of one
request, and `queries NAME` its number of queries; `analyze` gathers the database's statistics.
"""

import gc
import logging
import os
import sys
import time
from pathlib import Path

import django
from django.conf import settings

os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
django.setup()

from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext, setup_test_environment

from blog.people.models import Account, Role
from tests.benchmarks.growing_pages import admin_pages, public_pages

TICK = os.sysconf("SC_CLK_TCK")
ENOUGH = 0.05  # seconds of work: a request is repeated until it can be measured


def main() -> None:
    setup_test_environment()
    logging.disable()
    settings.STORAGES["staticfiles"] = {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
    }
    readers, owner = Client(), _owner()
    pages = {name: (readers, url) for name, url in public_pages()}
    pages |= {f"admin: {name}": (owner, url) for name, url in admin_pages()}
    gc.freeze()
    for line in sys.stdin:
        command, _space, name = line.rstrip("\n").partition(" ")
        match command:
            case "pages":
                print("\t".join(pages), flush=True)
            case "analyze":
                with connection.cursor() as cursor:
                    cursor.execute("ANALYZE")
                print("done", flush=True)
            case "cost":
                print(f"{_cost(*pages[name]):.3f}", flush=True)
            case "queries":
                print(_queries(*pages[name]), flush=True)


def _owner() -> Client:
    """Return a client logged in as the owner, who is created if there is none."""
    account = Account.objects.filter(role=Role.OWNER).first()
    client = Client()
    client.force_login(account or Account.objects.create_superuser("owner", password="none"))
    return client


def _cost(client: Client, url: str) -> float:
    """Return the milliseconds of processor time of Python and the database for one request.

    Nothing that a request writes is kept.
    """
    with transaction.atomic():
        _get(client, url)
        times, start, begun = 0, _processor(), time.perf_counter()
        while not times or time.perf_counter() - begun < ENOUGH:
            _get(client, url)
            times += 1
        cost = (_processor() - start) / times * 1000
        transaction.set_rollback(True)
    return cost


def _queries(client: Client, url: str) -> int:
    with transaction.atomic(), CaptureQueriesContext(connection) as queries:
        _get(client, url)
        transaction.set_rollback(True)
    return len(queries)


def _get(client: Client, url: str) -> None:
    answer = client.get(url)
    assert answer.status_code in {200, 404}, f"{url}: {answer.status_code}"
    if answer.streaming:
        b"".join(answer)


def _processor() -> float:
    return time.process_time() + _of_database()


def _of_database() -> float:
    """Return the processor seconds of the connection's PostgreSQL process."""
    if connection.vendor != "postgresql":
        return 0.0
    process = connection.connection.info.backend_pid
    schedule = Path(f"/proc/{process}/schedstat").read_text("ascii")
    return int(schedule.split()[0]) / 1e9


if __name__ == "__main__":
    main()
