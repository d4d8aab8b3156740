"""Unpublished changes: saved, published and discarded."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db.models import ProtectedError
from django.utils import timezone

from blog.media.models import Picture
from blog.people.audit import last_actions
from blog.posts.autosave.autosaving import autosave
from blog.posts.autosave.models import Autosave
from blog.posts.bulk.changing import Change, change_several, undo
from blog.posts.bulk.models import Act, BulkAct
from blog.posts.choices import Stage
from blog.posts.history.models import Revision
from blog.posts.history.restoring import restore
from blog.posts.locking import StaleSave
from blog.posts.models import Post
from blog.posts.series.models import Series
from blog.posts.tags.models import Tag
from blog.posts.trashing import InUse, move_to_trash
from blog.posts.unpublished.models import UnpublishedChanges
from blog.posts.unpublished.saving import discard_changes, publish_changes, save_changes
from blog.posts.unpublished.versions import changes_to, latest_wording
from blog.posts.uses import unused_pictures
from blog.site.models import Site
from blog.sources.merging import merge_sources
from tests.factories import (
    A_DAY,
    citing,
    make_account,
    make_picture,
    make_post,
    make_source,
    make_withdrawn,
    rewrite,
    showing,
)
from tests.posts.test_trashing import state

pytestmark = pytest.mark.django_db


@pytest.fixture
def alice():
    return make_account("alice")


@pytest.fixture
def post(alice):
    return make_post(title="River", body="<p>Old.</p>", author=alice, tags=("Maps",), at=A_DAY)


def publish_all(post: Post) -> Post:
    return publish_changes(post, {}, by=None, site=Site.objects.current())


def everything(alice):
    """Return a change to every part of a post."""
    source, consulted, picture = make_source(), make_source(), make_picture()
    return {
        "kind": "post",
        "title": "Stream",
        "slug": "stream",
        "body": f"<p>New{citing(source)}.</p>{showing(picture)}",
        "summary": "About a stream.",
        "lead_picture": make_picture(),
        "language": "de",
        "direction": "rtl",
        "comment_policy": "closed",
        "comment_days": 7,
        "citation_style": "apa",
        "tags": ["Ice", "Rivers"],
        "authors": ["Rosa", alice],
        "series": "Waters",
        "translation_of": make_post(title="Fluss", language="fr"),
        "consulted": [consulted],
        "publish_at": A_DAY - timedelta(days=3),
        "correction": "It is a stream.",
    }


def test_nothing_of_the_post_changes(post, alice):
    before, draft = state(post), everything(alice)
    save_changes(post, draft, by=alice)
    Post.objects.filter(pk=post.pk).update(version=1)
    assert state(post) == before
    assert not Series.objects.exists()
    assert not Tag.objects.filter(name="Ice").exists()


def test_every_part_comes_back_and_is_published_together(post, alice):
    draft = everything(alice)
    save_changes(post, draft, by=alice)
    kept = changes_to(Post.objects.get(pk=post.pk))
    assert kept.pop("body").startswith("<p>New<cite-ref")
    assert kept == {name: part for name, part in draft.items() if name not in {"body", "kind"}}
    publish_all(post)
    stored = Post.objects.get(pk=post.pk)
    assert (stored.title, stored.permalink_id) == ("Stream", "/2013/07/stream/")
    assert "New" in stored.rendered
    assert (stored.language, stored.comment_policy, stored.comment_days) == ("de", "closed", 7)
    assert [str(byline) for byline in stored.bylines.all()] == ["Rosa", "Alice"]
    assert sorted(stored.tags.names()) == ["Ice", "Rivers"]
    assert (str(stored.series), stored.translation_group.posts.count()) == ("Waters", 2)
    assert stored.published_at == A_DAY - timedelta(days=3)
    assert [shown["note"] for shown in stored.corrections] == ["It is a stream."]
    assert not UnpublishedChanges.objects.exists()


def test_later_changes_add_to_earlier_ones(post, alice):
    save_changes(post, {"title": "Stream"}, by=alice)
    save_changes(post, {"summary": "Short."}, by=alice)
    assert changes_to(post) == {"title": "Stream", "summary": "Short."}


def test_what_does_not_differ_is_no_change(post, alice):
    same = {
        "title": " River ",
        "body": "<p onclick=x>Old.</p>",
        "tags": ["maps"],
        "authors": [alice],
        "series": "",
        "translation_of": None,
        "publish_at": None,
        "correction": "",
    }
    save_changes(post, same, by=alice)
    assert not UnpublishedChanges.objects.exists()
    save_changes(post, {"title": "Stream"}, by=alice)
    save_changes(post, {"title": "River"}, by=alice)
    assert not UnpublishedChanges.objects.exists()


def test_both_versions_count_in_one_line(post, alice):
    """Whoever started from an older version, published or not, overwrites nothing."""
    start = post.version
    save_changes(post, {"title": "Stream", "based_on": start}, by=alice)
    for save in (save_changes, publish_changes):
        more = {"site": Site.objects.current()} if save is publish_changes else {}
        with pytest.raises(StaleSave):
            save(
                Post.objects.get(pk=post.pk), {"title": "Mine", "based_on": start}, by=None, **more
            )
    assert changes_to(post) == {"title": "Stream"}
    rewrite(post, summary="Theirs.")
    with pytest.raises(StaleSave):
        save_changes(post, {"title": "Mine", "based_on": start + 1}, by=None)


def test_an_update_publishes_the_form_over_the_changes(post, alice):
    moment = A_DAY - timedelta(days=1)
    save_changes(post, {"title": "Stream", "publish_at": moment}, by=alice)
    publish_changes(post, {"title": "Brook"}, by=alice, site=Site.objects.current())
    stored = Post.objects.get(pk=post.pk)
    assert (stored.title, stored.published_at, changes_to(stored)) == ("Brook", moment, {})


def test_the_history_tells_which_versions_were_unpublished(post, alice):
    save_changes(post, {"body": "<p>New.</p>"}, by=alice)
    publish_changes(post, {}, by=alice, site=Site.objects.current())
    rows = post.revisions.order_by("number").values_list("body", "is_unpublished", "was_public")
    assert list(rows) == [
        ("<p>Old.</p>", False, True),
        ("<p>New.</p>", True, False),
        ("<p>New.</p>", False, True),
    ]


def test_discarding_returns_to_the_published_post(post, alice):
    save_changes(post, {"body": "<p>New.</p>", "slug": "new"}, by=alice)
    version = post.version
    discard_changes(post, by=alice)
    assert (changes_to(post), latest_wording(post).body) == ({}, "<p>Old.</p>")
    assert Post.objects.get(pk=post.pk).version == version + 1
    assert post.revisions.filter(body="<p>New.</p>").exists()
    discard_changes(post, by=alice)  # nothing is left to discard, or to log


def test_the_log_tells_each_step(post, alice):
    save_changes(post, {"title": "Stream"}, by=alice)
    publish_changes(post, {}, by=alice, site=Site.objects.current())
    save_changes(post, {"title": "Brook"}, by=alice)
    discard_changes(post, by=alice)
    discard_changes(post, by=alice)
    assert [action.sentence for action in last_actions(alice)] == [
        "Discarded the unpublished changes to “Stream”.",
        "Saved unpublished changes to “Stream”.",
        "Published the changes to “Stream”.",
        "Saved unpublished changes to “River”.",
    ]


def test_sources_and_pictures_in_changes_are_in_use(post, alice):
    cited, consulted, shown, lead = make_source(), make_source(), make_picture(), make_picture()
    draft = {
        "body": f"<p>a{citing(cited)}</p>{showing(shown)}",
        "consulted": [consulted],
        "lead_picture": lead,
    }
    save_changes(post, draft, by=alice)
    assert not Picture.objects.filter(unused_pictures()).exists()
    for item in (cited, consulted, shown, lead):
        with pytest.raises(InUse):
            move_to_trash(item)
        with pytest.raises(ProtectedError):
            item.delete()
    discard_changes(post, by=alice)
    Revision.objects.all().delete()
    for item in (cited, consulted, shown, lead):
        move_to_trash(item)


def test_what_changes_use_is_taken_out_of_the_trash(post, alice):
    source = make_source()
    move_to_trash(source)
    save_changes(post, {"body": f"<p>a{citing(source)}</p>"}, by=alice)
    source.refresh_from_db()
    assert source.trashed_at is None


def test_merged_sources_are_replaced_in_changes(post, alice):
    gone, kept = make_source(), make_source()
    save_changes(post, {"body": f"<p>a{citing(gone)}</p>", "consulted": [gone, kept]}, by=alice)
    version = post.version
    merge_sources(kept, gone=gone)
    post = Post.objects.get(pk=post.pk)
    assert changes_to(post)["consulted"] == [kept]
    assert post.version > version
    publish_all(post)
    assert [citation.source for citation in post.citations.all()] == [kept]


def test_bulk_changes_of_tags_and_their_undoing_keep_the_changes(post, alice):
    save_changes(post, {"tags": ["Ice"]}, by=alice)
    site = Site.objects.current()
    change_several([post], Act.TAG, Change(by=alice, site=site, tags=["Rivers"]))
    assert sorted(changes_to(Post.objects.get(pk=post.pk))["tags"]) == ["Ice", "Rivers"]
    undo(BulkAct.objects.get(), site=site)
    assert changes_to(Post.objects.get(pk=post.pk))["tags"] == ["Ice"]


def test_a_renamed_series_is_the_same_series(post, alice):
    series = Series.objects.create(title="Waters", slug="waters")
    save_changes(post, {"series": "waters"}, by=alice)
    Series.objects.filter(pk=series.pk).update(title="Rivers")
    publish_all(post)
    assert post.series == series
    save_changes(post, {"series": "Seas"}, by=alice)
    assert changes_to(post)["series"] == "Seas"


def test_parts_whose_rows_are_gone_are_left_as_they_are(post, alice):
    other, series = make_post(language="fr"), Series.objects.create(title="Waters", slug="waters")
    changes = {"translation_of": other, "series": "Waters", "title": "Stream"}
    save_changes(post, changes, by=alice)
    series.delete()
    Post.objects.filter(pk=other.pk).update(permalink=None, published_at=None)
    other.permalinks.update(post=None)
    Post.objects.get(pk=other.pk).delete()
    assert changes_to(post) == {"title": "Stream"}


def test_a_restored_version_can_stay_unpublished(post, alice):
    rewrite(post, body="<p>Newer.</p>", by=alice)
    was = post.revisions.get(body="<p>Old.</p>")
    restore(was, by=alice, site=Site.objects.current(), publishes=False)
    assert Post.objects.get(pk=post.pk).body == "<p>Newer.</p>"
    assert changes_to(post) == {"body": "<p>Old.</p>"}
    assert post.revisions.first().restored_from == was.number
    restore(was, by=alice, site=Site.objects.current())
    assert (Post.objects.get(pk=post.pk).body, changes_to(post)) == ("<p>Old.</p>", {})


def test_the_window_of_the_save_is_closed(post, alice):
    window = uuid4()
    autosave(window, by=alice, post=post, fields={"title": "Stream"})
    save_changes(post, {"title": "Stream", "window": window}, by=alice)
    assert Autosave.objects.get().closed_at


def test_a_withdrawn_post_takes_its_changes_along(post, alice):
    withdrawn = make_withdrawn(title="Sea", author=alice)
    save_changes(withdrawn, {"title": "Ocean"}, by=alice)
    publish_changes(withdrawn, {"summary": "Wide."}, by=alice, site=Site.objects.current())
    stored = Post.objects.get(pk=withdrawn.pk)
    assert (stored.stage, stored.title, stored.summary) == (Stage.WITHDRAWN, "Ocean", "Wide.")


def test_changes_go_with_their_post(post, alice):
    save_changes(post, {"body": f"<p>a{citing(make_source())}</p>"}, by=alice)
    move_to_trash(post)
    assert changes_to(post)
    Post.objects.filter(pk=post.pk).update(permalink=None, published_at=None)
    post.permalinks.update(post=None)
    Post.objects.get(pk=post.pk).delete()
    assert not UnpublishedChanges.objects.exists()


def test_the_list_of_posts_is_sorted_by_the_last_save(post, alice):
    save_changes(post, {"title": "Stream"}, by=alice)
    stored = Post.objects.get(pk=post.pk)
    assert timezone.now() - stored.saved_at < timedelta(minutes=1)
