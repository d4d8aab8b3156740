"""An open blog at noon."""

import pytest
import time_machine

from blog.site.models import Site
from tests.comments.spam.checks import NOW


@pytest.fixture
def open_blog(db):
    Site.objects.update_or_create(pk=1, defaults={"comment_policy": "open"})
    with time_machine.travel(NOW, tick=False):
        yield
