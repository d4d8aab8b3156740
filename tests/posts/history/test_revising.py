"""Saving in the admin panel: versions, revisions, corrections."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from blog.posts.drafting import StaleSave
from blog.posts.history.models import Revision, Wording, compare
from blog.posts.history.revising import prune_revisions, restore, revise
from blog.posts.models import Post
from blog.sources.merging import merge_sources
from blog.text.words.diffs import Change
from tests.factories import citing, make_account, make_draft, make_post, make_source

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def rewrite(post: Post, **fields) -> Post:
    said = {name: fields.pop(name, default) for name, default in DEFAULTS.items()}
    for name, value in fields.items():
        setattr(post, name, value)
    return revise(post, **said)


DEFAULTS = {"by": None, "consulted": [], "tags": [], "based_on": None, "correction": ""}


def texts(post: Post) -> list[str]:
    return list(post.revisions.order_by("number").values_list("body", flat=True))


def test_a_new_post_has_one_revision_by_who_wrote_it():
    alice = make_account("alice")
    post = rewrite(Post(title="River"), body="<p>One.</p>", by=alice, tags=["Asia"])
    revision = post.revisions.get()
    assert (revision.number, revision.by, revision.was_public) == (1, alice, False)
    assert revision.wording == Wording(title="River", body="<p>One.</p>", tags=("Asia",))


def test_each_new_wording_is_a_revision_and_the_same_is_none():
    post = rewrite(Post(title="River"), body="<p>One.</p>")
    rewrite(post, body="<p>Two.</p>")
    rewrite(post)
    assert texts(post) == ["<p>One.</p>", "<p>Two.</p>"]
    assert post.version == 3


def test_tags_and_sources_belong_to_the_wording():
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


def test_what_came_by_another_way_is_kept_first():
    post = make_draft(body="<p>Imported.</p>", tags=("old",))
    rewrite(post, body="<p>New.</p>")
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


def test_restoring_is_a_revision():
    alice, source = make_account("alice"), make_source()
    post = rewrite(
        Post(title="River"),
        body=f"<p>One{citing(source)}.</p>",
        tags=["a"],
        consulted=[make_source()],
    )
    was = post.revisions.get()
    rewrite(post, title="Sea", body="<p>Two.</p>")
    restore(was, by=alice)
    stored = Post.objects.get(pk=post.pk)
    newest = stored.revisions.first()
    assert Wording.of(stored) == was.wording == newest.wording
    assert (newest.number, newest.by, newest.restored_from) == (3, alice, 1)
    assert [citation.source for citation in stored.citations.all()] == [source]


def test_merged_sources_are_cited_in_revisions_too():
    gone, kept = make_source(), make_source()
    post = rewrite(Post(title="River"), body=f"<p>One{citing(gone)}.</p>", consulted=[gone])
    rewrite(post, body="<p>None.</p>")
    merge_sources(kept, gone=gone)
    restore(post.revisions.get(number=1), by=None)
    assert [citation.source for citation in post.citations.all()] == [kept]
    assert list(post.consulted.all()) == [kept]


def test_readers_are_told_of_what_matters_alone():
    post = make_post(body="<p>1968.</p>")
    rewrite(post, body="<p>1969.</p>")
    assert (post.updated_at, post.corrections) == (None, [])
    with time_machine.travel(NOW, tick=False):
        rewrite(post, body="<p>1970.</p>", correction="The year was wrong.")
    stored = Post.objects.get(pk=post.pk)
    assert stored.updated_at == NOW
    assert stored.corrections == [{"at": NOW.isoformat(), "note": "The year was wrong."}]
    assert [revision.note for revision in post.revisions.all()] == ["The year was wrong.", "", ""]


def test_a_draft_has_nothing_to_correct():
    post = rewrite(make_draft(), correction="Better.")
    assert (post.updated_at, post.corrections) == (None, [])


def make_revision(post: Post, number: int, made_at: datetime, **fields) -> Revision:
    return Revision.objects.create(
        post=post, number=number, made_at=made_at, title="River", body=f"{number}", **fields
    )


def test_old_revisions_are_thinned_out():
    post = make_draft()
    year_ago, month_ago = NOW - timedelta(days=400), NOW - timedelta(days=40)
    hour = timedelta(hours=1)
    make_revision(post, 1, year_ago)  # the first
    make_revision(post, 2, year_ago + hour)
    make_revision(post, 3, year_ago + 2 * hour)  # the last of its month
    make_revision(post, 4, month_ago)
    make_revision(post, 5, month_ago + hour, note="Told")
    make_revision(post, 6, month_ago + 2 * hour)  # the last of its day
    make_revision(post, 7, NOW - timedelta(days=35))
    make_revision(post, 8, NOW - timedelta(days=35) + hour)  # the last of the old
    make_revision(post, 9, NOW - hour, restored_from=4)
    make_revision(post, 10, NOW)
    with time_machine.travel(NOW, tick=False):
        assert prune_revisions() == 2
        assert prune_revisions() == 0
    left = post.revisions.order_by("number").values_list("number", flat=True)
    assert list(left) == [1, 3, 4, 5, 6, 8, 9, 10]


def test_pruning_asks_no_more_for_more_posts(django_assert_num_queries):
    with django_assert_num_queries(1):
        assert prune_revisions() == 0
