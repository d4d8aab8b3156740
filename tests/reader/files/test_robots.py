"""robots.txt."""

import pytest

from blog.site.models import Site

pytestmark = pytest.mark.django_db


def test_ai_crawlers_are_refused_unless_the_owner_welcomes_them(client):
    page = client.get("/robots.txt").content.decode()
    assert "Disallow: /admin/\n" in page
    assert "User-agent: GPTBot\n" in page and "Disallow: /\n" in page
    assert page.endswith("Sitemap: http://testserver/sitemap.xml\n")
    Site.objects.update_or_create(pk=1, defaults={"allows_ai_crawlers": True})
    assert "GPTBot" not in client.get("/robots.txt").content.decode()
