"""Saving in the admin panel: versions, revisions, corrections."""

from datetime import UTC, datetime

import pytest
import time_machine

from blog.posts.history.restoring import restore
from blog.posts.history.wordings import Wording, compare
from blog.posts.locking import StaleSave
from blog.posts.models import Post
from blog.site.models import Site
from blog.sources.merging import merge_sources
from blog.text.words.diffs import Change
from tests.factories import citing, make_account, make_draft, make_post, make_source, rewrite

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def texts(post: Post) -> list[str]:
    return list(post.revisions.order_by("number").values_list("body", flat=True))


def test_a_new_post_has_one_revision_by_its_writer():
    alice = make_account("alice")
    post = rewrite(Post(title="River"), body="<p>One.</p>", by=alice, tags=["Asia"])
    revision = post.revisions.get()
    assert (revision.number, revision.by, revision.was_public) == (1, alice, False)
    assert revision.wording == Wording(title="River", body="<p>One.</p>", tags=("Asia",))


def test_only_a_new_wording_is_a_revision():
    post = rewrite(Post(title="River"), body="<p>One.</p>")
    rewrite(post, body="<p>Two.</p>")
    rewrite(post)
    assert texts(post) == ["<p>One.</p>", "<p>Two.</p>"]
    assert post.version == 3


def test_tags_and_sources_are_part_of_the_wording():
    post, source = rewrite(Post(title="River"), body="<p>One.</p>"), make_source(id="luthi2008")
    rewrite(post, tags=["Asia"], consulted=[source])
    newest, first = post.revisions.all()
    comparison = compare(first.wording, newest.wording)
    assert [
        (label, [(part.text, part.change) for part in parts]) for label, parts in comparison.fields
    ] == [
        ("Tags", [("Asia", Change.ADDED)]),
        ("Sources consulted", [(source.key, Change.ADDED)]),
    ]
    assert not comparison.is_same
    assert compare(first.wording, first.wording).is_same


def test_changes_made_elsewhere_are_recorded_first():
    post = make_draft(body="<p>Imported.</p>", tags=("old",))
    rewrite(post, body="<p>New.</p>", tags=[])
    assert texts(post) == ["<p>Imported.</p>", "<p>New.</p>"]
    assert [tuple(revision.tags) for revision in post.revisions.all()] == [(), ("old",)]


def test_a_stale_save_is_refused_and_changes_nothing():
    post = rewrite(Post(title="River"), body="<p>One.</p>")
    mine = Post.objects.get(pk=post.pk)
    rewrite(post, body="<p>Theirs.</p>", based_on=1)
    with pytest.raises(StaleSave):
        rewrite(mine, body="<p>Mine.</p>", based_on=1, tags=["x"])
    stored = Post.objects.get(pk=post.pk)
    assert (stored.body, stored.version, list(stored.tags.all())) == ("<p>Theirs.</p>", 2, [])


def test_restoring_creates_a_revision():
    alice, source = make_account("alice"), make_source()
    post = rewrite(
        Post(title="River"),
        body=f"<p>One{citing(source)}.</p>",
        tags=["a"],
        consulted=[make_source()],
        by=alice,
    )
    was = post.revisions.get()
    rewrite(post, title="Sea", body="<p>Two.</p>")
    restore(was, by=alice, site=Site.objects.current())
    stored = Post.objects.get(pk=post.pk)
    newest = stored.revisions.first()
    assert Wording.of(stored) == was.wording == newest.wording
    assert (newest.number, newest.by, newest.restored_from) == (3, alice, 1)
    assert [citation.source for citation in stored.citations.all()] == [source]


def test_merged_sources_are_replaced_in_revisions():
    gone, kept = make_source(), make_source()
    post = rewrite(Post(title="River"), body=f"<p>One{citing(gone)}.</p>", consulted=[gone])
    rewrite(post, body="<p>None.</p>")
    merge_sources(kept, gone=gone)
    restore(post.revisions.get(number=1), by=None, site=Site.objects.current())
    assert [citation.source for citation in post.citations.all()] == [kept]
    assert list(post.consulted.all()) == [kept]


def test_readers_see_only_corrections_that_matter():
    post = make_post(body="<p>1968.</p>")
    rewrite(post, body="<p>1969.</p>")
    assert (post.updated_at, post.corrections) == (None, [])
    with time_machine.travel(NOW, tick=False):
        rewrite(post, body="<p>1970.</p>", correction="The year was wrong.")
    stored = Post.objects.get(pk=post.pk)
    assert stored.updated_at == NOW
    notice = {"at": NOW.isoformat(), "note": "The year was wrong.", "version": 3}
    assert stored.corrections == [notice]
    assert [revision.note for revision in post.revisions.all()] == ["The year was wrong.", "", ""]


def test_a_draft_has_no_corrections():
    post = rewrite(make_draft(), correction="Better.")
    assert (post.updated_at, post.corrections) == (None, [])
