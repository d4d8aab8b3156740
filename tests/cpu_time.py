"""A plugin of pytest that lists the tests that take the most processor time.

`python -m pytest -p tests.cpu_time tests/posts` shows it for one folder. The time of a test
includes its fixtures, except those of the whole session such as the database, its threads and the
programs it runs; waiting is not counted.
"""

import os
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

LISTED = 10

_counted = pytest.StashKey[float]()
_of_session: list[float] = []
_of_tests: Counter[str] = Counter()


def processor_seconds() -> float:
    """Return the seconds that this process and its ended children have computed."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> None:
    item.stash[_counted] = _seconds_of_tests()


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef: pytest.FixtureDef[Any]) -> Iterator[None]:
    before = processor_seconds()
    try:
        return (yield)
    finally:
        if fixturedef.scope == "session":
            _of_session.append(processor_seconds() - before)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Note the seconds in the report, which xdist sends from its workers."""
    report = yield
    before, item.stash[_counted] = item.stash[_counted], _seconds_of_tests()
    report.processor_seconds = item.stash[_counted] - before
    return report


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    _of_tests[report.nodeid] += report.processor_seconds


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    terminalreporter.section("slowest tests, in seconds of processor time")
    for test, seconds in _of_tests.most_common(LISTED):
        terminalreporter.write_line(f"{seconds:5.1f}  {test}")


def _seconds_of_tests() -> float:
    return processor_seconds() - sum(_of_session)
