"""What several tests of JSON-LD expect: a blog with a license, an author, breadcrumbs."""

import pytest

from blog.site.models import Site
from tests.factories import make_account


@pytest.fixture
def author():
    fields = {"name": "Notes", "tagline": "On quarrels", "license": "CC-BY-4.0"}
    Site.objects.update_or_create(pk=1, defaults=fields)
    return make_account(name="Ann Author", website="https://ann.example/", about="A historian.")
