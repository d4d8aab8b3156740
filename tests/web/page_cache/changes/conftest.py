"""An empty log of changes: emptying the tables after a test that commits is logged, too."""

import pytest

from blog.web.page_cache.changes.models import PageChange


@pytest.fixture(autouse=True)
def _empty_log(db):
    PageChange.objects.all().delete()
