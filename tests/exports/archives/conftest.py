"""A blog that has a little of everything, and an empty one to load its archive into."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test import override_settings
from django.utils import timezone

from blog.comments.emails.models import Follow
from blog.comments.models import State
from blog.comments.moderation.deciding import mark_spam
from blog.comments.versions.editing import edit
from blog.copies.models import KeptCopy
from blog.copies.storing import store
from blog.media.files.models import MediaFile
from blog.people.models import Role
from blog.posts.models import Post
from blog.posts.tags.models import Tag
from blog.posts.tags.synonyms import Synonym
from blog.posts.unpublished.saving import save_changes
from blog.site.public_paths.models import PublicPath
from blog.sources.models import FormerKey
from blog.statistics.models import PostViews
from blog.welcome.writing import write_welcome_blog
from tests.factories import (
    attaching,
    citing,
    make_account,
    make_comment,
    make_draft,
    make_file,
    make_link,
    make_picture,
    make_post,
    make_source,
    make_trashed,
    make_withdrawn,
    rewrite,
    showing,
)

STORAGES = settings.STORAGES


@pytest.fixture(scope="module")
def media(module_queue, tmp_path_factory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("media")
    with override_settings(MEDIA_ROOT=str(folder), STORAGES=storages_in(folder)):
        yield folder


def storages_in(folder: Path) -> dict[str, Any]:
    """Return the storages, with that of copies in the folder."""
    options = {"location": folder / "copies", "base_url": None}
    return {**STORAGES, "copies": {**STORAGES["copies"], "OPTIONS": options}}


@pytest.fixture(scope="module")
def ada(module_rows, media):
    return make_account("ada", email="ada@example.org", role=Role.OWNER)


@pytest.fixture(scope="module")
def evidence(ada) -> Post:
    """A post with evidence, revisions and unpublished changes, by two people."""
    bob = make_account("bob", email="bob@example.org")
    source, gone = make_source(title="Über Fähren"), make_source(title="Gone")
    picture, file = make_picture(caption="A lock"), make_file(source=source)
    body = f"<p>Said so.{citing(source, locator='45')} {citing(gone)}</p>"
    body += '<pre><code>&lt;cite-ref data-source="7"&gt;</code></pre>'
    post = make_post(title="On ferries", body="<p>A beginning.</p>", author=ada, tags=("Water",))
    draft = {"body": body + showing(picture) + attaching(file), "tags": ("Water", "Łódź")}
    more = {"authors": [ada, bob, "A Guest"], "series": "Canals", "consulted": [source]}
    post = rewrite(post, by=ada, lead_picture=picture, **draft, **more, slug="ferries")
    gone.citations.all().delete()
    gone.delete()
    draft = {"title": "On boats", "body": f"<p>{citing(source)}</p>", "authors": [bob]}
    save_changes(post, {**draft, "consulted": [source], "series": "Canals"}, by=bob)
    rewrite(Post(title="Über Fähren", language="de"), translation_of=post, publishes=True)
    FormerKey.objects.create(key="faehren", source=source)
    Synonym.objects.create(slug="wet", name="Wet", tag=Tag.objects.get(name="Water"))
    return post


@pytest.fixture(scope="module")
def blog(evidence, ada) -> Post:
    """The example blog, the post with evidence, and what else a blog has."""
    write_welcome_blog()
    comment = make_comment(post=evidence, body="First, *really*.", email="eve@example.org")
    make_comment(post=evidence, parent=comment, name="Ada", account=ada)
    make_comment(post=evidence, state=State.PENDING, reasons=["new"])
    mark_spam(make_comment(post=evidence), by=ada)
    edit(comment, body="First.", by=ada)
    Follow.objects.create(post=evidence, email="eve@example.org")
    PostViews.objects.create(post=evidence, day=timezone.localdate(), count=7)
    keep_copy(evidence)
    PublicPath.objects.create(path="/tags/old/", moved_to="/tags/water/")
    make_draft(title="A draft")
    make_trashed(title="Trashed")
    make_withdrawn(title="Withdrawn", reason="Wrong")
    make_link("https://ferry.example/lock")
    return evidence


def keep_copy(post: Post) -> None:
    """Keep a copy of the page of the source that the post cites."""
    name = store(b"a record", extension="warc.gz")
    KeptCopy.objects.create(
        source=post.sources.get(title="Über Fähren"),
        url="https://ferry.example/",
        final_url="https://ferry.example/",
        taken_at=timezone.now(),
        media_type="text/html",
        html="<h2>Ferries</h2>\n<p>1 &lt; 2</p>",
        content_hash="a" * 64,
        warc=name,
        size=8,
    )


@pytest.fixture
def emptied(db, settings, tmp_path):
    """Return a function that empties the database and takes another folder for media."""

    def empty() -> None:
        settings.MEDIA_ROOT = str(tmp_path / "other")
        settings.STORAGES = storages_in(tmp_path / "other")
        with connection.cursor() as cursor:
            for model in [LogEntry, *apps.get_app_config("blog").get_models()]:
                cursor.execute(f'DELETE FROM "{model._meta.db_table}"')
        assert not MediaFile.objects.exists()

    return empty
