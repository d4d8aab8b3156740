"""Fixtures of all tests."""

import gc
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from blog.web import rate_limits
from tests import database, factories, locking

QUEUE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


GARBAGE_AFTER = (50_000, 20, 20)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Leave what the imports made out of every search for garbage, and search less often."""
    gc.freeze()
    gc.set_threshold(*GARBAGE_AFTER)


def pytest_configure() -> None:
    locking.refuse_locks_outside_transactions()


def pytest_report_header(config: pytest.Config) -> str:
    return f"database: {settings.DATABASES['default']['ENGINE'].rpartition('.')[2]}"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings: None,
    django_db_blocker: DjangoDbBlocker,
    pytestconfig: pytest.Config,
) -> Iterator[None]:
    """Fill the database from a migrated copy, before Django migrates it."""
    with ExitStack() as kept:
        with django_db_blocker.unblock():
            kept.enter_context(database.filled_from(pytestconfig.cache.mkdir("database")))
        yield


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, pytestconfig: pytest.Config
) -> None:
    """Space out the primary keys after Django has migrated, and keep a copy for others."""
    with django_db_blocker.unblock():
        if "django_migrations" not in connection.introspection.table_names():
            database.lock.release()
            return  # no test in this run uses the database
        database.space_keys()
        database.keep_in(pytestconfig.cache.mkdir("database"))


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef: pytest.FixtureDef[Any]) -> Iterator[None]:
    """Let the other processes go on, and fail as well, if the database cannot be made."""
    try:
        return (yield)
    except BaseException:
        database.lock.release()
        raise


@pytest.fixture(autouse=True)
def uneven_dates() -> None:
    factories.start_clocks()


@pytest.fixture(autouse=True)
def no_requests_counted() -> None:
    rate_limits.COUNTS.clear()


@pytest.fixture(scope="module")
def module_rows(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Let fixtures of module scope create rows that all tests of the module find.

    What a test changes is undone after it, what the fixtures created after the module.
    """
    with django_db_blocker.unblock():
        atomic = transaction.atomic()
        atomic._from_testcase = True  # as Django's TestCase does, for code that needs an outermost
        with atomic:
            yield
            transaction.set_rollback(True)


@pytest.fixture
def queued_tasks() -> Iterator[None]:
    """Keep tasks in the queue, as the running blog does, instead of running them at once."""
    with override_settings(TASKS=QUEUE):
        yield


@pytest.fixture(scope="module")
def module_queue() -> Iterator[None]:
    """Keep tasks in the queue in all tests of the module."""
    with override_settings(TASKS=QUEUE):
        yield
