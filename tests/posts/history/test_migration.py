"""Blogs from before there were published versions do not show them unasked."""

from importlib import import_module

import pytest
from django.apps import apps

from blog.site.models import Site
from tests.factories import make_post

pytestmark = pytest.mark.django_db

migration = import_module("blog.migrations.0044_versions_of_older_blogs")


def test_a_blog_with_posts_shows_no_earlier_versions_after_the_update(client):
    migration.hide_versions(apps, None)
    assert not Site.objects.exists()  # a new blog shows them
    post = make_post(title="Old")
    versions = f"{post.get_absolute_url()}versions/"
    assert client.get(versions).status_code == 200
    migration.hide_versions(apps, None)
    assert not Site.objects.get().shows_versions
    assert client.get(versions).status_code == 410
