"""The version of a post that its authors see, in the preview."""

from datetime import timedelta

import pytest

from blog.posts.history.wordings import Wording
from blog.posts.models import Post
from blog.posts.previews.sharing import share_preview
from blog.posts.publishing import withdraw
from blog.posts.series.models import Series
from blog.posts.unpublished.saving import save_changes
from blog.posts.unpublished.versions import has_lead_picture, latest_wording
from tests.factories import (
    A_DAY,
    citing,
    make_account,
    make_draft,
    make_picture,
    make_post,
    make_source,
    rewrite,
)

pytestmark = pytest.mark.django_db

CHANGED = "Preview of unpublished changes."
PUBLISHED = "Everyone can see this post"
DRAFT = "Preview. Only people with this link can see it."


def shared(client, post: Post) -> str:
    return client.get(share_preview(post).get_absolute_url()).content.decode()


def test_a_preview_shows_every_change(client):
    alice, source, lead = make_account("alice"), make_source(title="Ledgers"), make_picture()
    post = make_post(title="River", body="<p>Old.</p>", tags=("Maps",), at=A_DAY)
    rewrite(make_post(language="fr", title="Fleuve"), translation_of=make_post(title="Fluss"))
    rewrite(make_draft(), series="Waters")
    changes = {
        "title": "Stream",
        "body": f"<p>New{citing(source)}.</p>",
        "summary": "About a stream.",
        "lead_picture": lead,
        "tags": ["Maps", "Deep Ice"],
        "authors": ["Rosa Guest", alice],
        "series": "waters",
        "translation_of": Post.objects.get(title="Fleuve"),
        "language": "es",
        "publish_at": A_DAY - timedelta(days=3),
        "correction": "It is a stream.",
    }
    save_changes(post, changes, by=alice)
    page = shared(client, post)
    for shown in (
        CHANGED,
        '<h1 class="p-name post-title">Stream</h1>',
        "<p>New",
        "Ledgers",
        "Deep Ice",
        "/tags/deep-ice/",
        "Rosa Guest",
        "Alice",
        "Part 2 of",
        "français",
        "2013-07-12",
        "It is a stream.",
        'content="About a stream."',
    ):
        assert shown in page, shown
    assert "Old." not in page
    public = client.get(post.get_absolute_url()).content.decode()
    assert "Old." in public
    assert "Stream" not in public


def test_a_preview_shows_a_new_series_and_none(client):
    post = rewrite(make_post(), series="Waters")
    save_changes(post, {"series": "Seas"}, by=None)
    assert "/series/seas/" in shared(client, post)
    save_changes(post, {"series": ""}, by=None)
    assert "/series/" not in shared(client, post)
    assert list(Series.objects.values_list("title", flat=True)) == ["Waters"]


def test_a_preview_says_what_it_shows(client):
    post = make_post()
    assert PUBLISHED in shared(client, post)
    save_changes(post, {"title": "Stream"}, by=None)
    assert CHANGED in shared(client, post)
    withdraw(post)
    page = shared(client, post)
    assert DRAFT in page
    assert "Stream" in page
    assert DRAFT in shared(client, make_draft())


def test_looking_at_a_preview_changes_nothing(client):
    post = make_post(body="<p>Old.</p>", tags=("Maps",))
    save_changes(post, {"body": "<p>New.</p>", "tags": ["Ice"], "authors": ["Rosa"]}, by=None)
    shared(client, post)
    stored = Post.objects.get(pk=post.pk)
    assert (stored.body, list(stored.tags.names())) == ("<p>Old.</p>", ["Maps"])
    assert [str(byline) for byline in stored.bylines.all()] == ["A Guest"]


def test_the_latest_wording_has_the_changes():
    post, source = make_post(body="<p>Old.</p>", tags=("Maps",)), make_source(id="luthi2008")
    assert latest_wording(post) == Wording.of(post)
    save_changes(post, {"body": "<p>New.</p>", "tags": [], "consulted": [source]}, by=None)
    wording = latest_wording(post)
    assert (wording.body, wording.tags, wording.consulted) == ("<p>New.</p>", (), (source.key,))
    assert Wording.of(post).body == "<p>Old.</p>"


def test_the_latest_lead_picture_counts():
    post = make_post()
    assert not has_lead_picture(post)
    save_changes(post, {"lead_picture": make_picture()}, by=None)
    assert has_lead_picture(post)
