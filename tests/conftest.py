"""What every test may lean on."""

import pytest
from django.conf import settings


def pytest_report_header(config: pytest.Config) -> str:
    return f"database: {settings.DATABASES['default']['ENGINE'].rpartition('.')[2]}"
