"""Changes are indexed at once, as they are after a commit."""

import pytest


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)
