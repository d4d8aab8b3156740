"""What is written can be found at once, as it is after a commit."""

import pytest


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)
