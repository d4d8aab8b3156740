"""Nothing counted by another test is written by this one."""

import pytest

from blog.statistics.counting import forget_counted


@pytest.fixture(autouse=True)
def nothing_counted():
    forget_counted()
    yield
    forget_counted()
