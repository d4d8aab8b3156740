"""A plugin of pytest that lists the tests that take the most processor time.

`python -m pytest -p tests.cpu_time tests/posts` shows it for one folder. The time of a test
includes its fixtures, its threads and the programs it runs, but not waiting.
"""

import os
from collections import Counter
from collections.abc import Iterator

import pytest

LISTED = 10

_counted = pytest.StashKey[float]()
_seconds: Counter[str] = Counter()


def processor_seconds() -> float:
    """Return the seconds that this process and its ended children have computed."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> None:
    item.stash[_counted] = processor_seconds()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Note the seconds in the report, which xdist sends from its workers."""
    report = yield
    before, item.stash[_counted] = item.stash[_counted], processor_seconds()
    report.processor_seconds = item.stash[_counted] - before
    return report


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    _seconds[report.nodeid] += report.processor_seconds


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    terminalreporter.section("slowest tests, in seconds of processor time")
    for test, seconds in _seconds.most_common(LISTED):
        terminalreporter.write_line(f"{seconds:5.1f}  {test}")
