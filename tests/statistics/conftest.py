"""Each test starts and ends with an empty buffer."""

import pytest

from blog.statistics import buffering


@pytest.fixture(autouse=True)
def empty_buffer():
    buffering.discard()
    yield
    buffering.discard()
