"""Making a change to several posts, and undoing it."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from blog.posts.bulk.changing import Change, Outcome, change_several, delete_old_acts
from blog.posts.bulk.changing import undo as undo_act
from blog.posts.bulk.models import UNDO_LASTS, Act, BulkAct
from blog.posts.choices import Stage
from blog.posts.history.snapshots import snapshot_of
from blog.posts.locking import StaleSave
from blog.posts.models import Post
from blog.posts.permalinks.models import Permalink
from blog.site.models import Site
from tests.factories import (
    citing,
    make_account,
    make_draft,
    make_picture,
    make_post,
    make_scheduled,
    make_source,
    make_withdrawn,
    rewrite,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def author():
    return make_account("author")


@pytest.fixture
def posts(author):
    """Return tagged posts by two authors, one in each stage."""
    made = [
        make_draft(title="Draft", author=author, tags=("Rivers",)),
        make_scheduled(title="Scheduled", author=author, tags=("Rivers", "Maps")),
        make_post(title="Published", author=author),
        make_withdrawn(title="Withdrawn", author=author, reason="Wrong."),
    ]
    for post in made:
        post.bylines.create(guest="A Guest", position=1)
    return made


def stored(posts):
    return [snapshot_of(Post.objects.get(pk=post.pk)) for post in posts]


def change(posts, act: Act, *, by, **options) -> Outcome:
    return change_several(posts, act, Change(by=by, site=Site.objects.current(), **options))


def undo(act: BulkAct) -> Outcome:
    return undo_act(act, site=Site.objects.current())


ACTS = {
    Act.TAG: {"tags": ["Maps", "Ice"]},
    Act.UNTAG: {"tags": ["maps"]},
    Act.PUBLISH: {},
    Act.WITHDRAW: {"reason": "Why not"},
    Act.CHANGE_AUTHOR: {"authors": ["Rosa", "A Guest"]},
    Act.TRASH: {},
}


@pytest.mark.parametrize("act", Act)
def test_undo_restores_everything(posts, author, act):
    before = stored(posts)
    outcome = change(posts, act, by=author, **ACTS[act])
    assert outcome.changed
    assert stored(posts) != before
    undone = undo(BulkAct.objects.last_of(author))
    assert (undone.changed, undone.left) == (outcome.changed, [])
    assert stored(posts) == before


def test_tagging(posts, author):
    outcome = change(posts, Act.TAG, tags=["rivers"], by=author)
    assert {post.title for post in outcome.changed} == {"Published", "Withdrawn"}
    assert {reason for _post, reason in outcome.left} == {"it already has these tags"}
    assert all(post.tags.filter(name="Rivers").exists() for post in posts)


def test_untagging(posts, author):
    outcome = change(posts, Act.UNTAG, tags=["RIVERS"], by=author)
    assert {post.title for post in outcome.changed} == {"Draft", "Scheduled"}
    assert {reason for _post, reason in outcome.left} == {"it does not have these tags"}


def test_new_tags_are_a_version_in_the_history(author):
    post = make_draft(author=author, tags=("Rivers",))
    change([post], Act.TAG, tags=["Ice"], by=author)
    undo(BulkAct.objects.last_of(author))
    change([post], Act.UNTAG, tags=["rivers"], by=author)
    kept = post.revisions.order_by("number")
    assert [(revision.number, revision.tags) for revision in kept] == [
        (1, ["Rivers"]),
        (2, ["Ice", "Rivers"]),
        (3, ["Rivers"]),
        (4, []),
    ]
    assert [revision.by for revision in kept] == [None, author, author, author]


def test_saving_while_others_tag_is_refused_as_stale(author):
    post = make_draft(author=author)
    change([post], Act.TAG, tags=["Ice"], by=make_account())
    with pytest.raises(StaleSave):
        rewrite(post, by=author, tags=[], based_on=1)


def test_publishing_skips_published_and_incomplete_posts(posts, author):
    bare = make_picture(alt="")
    figure = f'<figure data-picture="{bare.pk}"></figure>'
    lost = make_source()
    posts += [
        make_draft(title="Bare", author=author, body=figure),
        make_draft(title="Lost", author=author, body=f"<p>a{citing(lost)}</p>"),
        make_draft(title="", author=author),
    ]
    posts[-2].citations.all().delete()
    lost.delete()
    outcome = change(posts, Act.PUBLISH, by=author)
    assert {post.title: post.stage for post in outcome.changed} == {
        "Draft": Stage.PUBLISHED,
        "Withdrawn": Stage.PUBLISHED,
    }
    assert {post.title: reason for post, reason in outcome.left} == {
        "Scheduled": "it is already scheduled",
        "Published": "it is already published",
        "Bare": "a picture has no alt text",
        "Lost": "it cites a source that no longer exists",
        "": "it has no title",
    }


def test_publishing_a_draft_with_a_future_date_schedules_it(author):
    plan = datetime(2999, 1, 1, tzinfo=UTC)
    post = make_draft(author=author, planned_for=plan)
    change([post], Act.PUBLISH, by=author)
    post.refresh_from_db()
    assert (post.stage, post.published_at) == (Stage.SCHEDULED, plan)


def test_withdrawing(posts, author):
    outcome = change(posts, Act.WITHDRAW, by=author, reason="Why not")
    assert {post.title: post.stage for post in outcome.changed} == {
        "Scheduled": Stage.DRAFT,
        "Published": Stage.WITHDRAWN,
    }
    assert {post.title for post, _reason in outcome.left} == {"Draft", "Withdrawn"}


def test_assigning_to_the_current_author(author):
    post = make_draft(author=author)
    outcome = change([post], Act.CHANGE_AUTHOR, authors=[author], by=author)
    assert outcome.left == [(post, "it already has these authors")]


def test_undoing_publication_keeps_the_permalink_reserved(author):
    post = make_draft(title="Friends", author=author)
    change([post], Act.PUBLISH, by=author)
    undo(BulkAct.objects.get())
    post.refresh_from_db()
    assert (post.stage, post.permalink) == (Stage.DRAFT, None)
    assert Permalink.objects.get().post == post


def test_undo_skips_posts_changed_since(posts, author):
    change(posts, Act.TRASH, by=author)
    tagged = Post.objects.get(title="Draft")
    tagged.tags.add("Since")
    undone = undo(BulkAct.objects.last_of(author))
    assert undone.left == [(tagged, "it has been changed since")]
    assert list(Post.objects.trashed()) == [tagged]


def test_undo_keeps_text_edited_since(author):
    post = make_post(author=author)
    change([post], Act.WITHDRAW, by=author)
    Post.objects.filter(pk=post.pk).update(body="<p>Newer words.</p>")
    undo(BulkAct.objects.last_of(author))
    post.refresh_from_db()
    assert (post.stage, post.body) == (Stage.PUBLISHED, "<p>Newer words.</p>")


def test_undo_is_offered_once_for_the_last_act_and_for_hours(author):
    post = make_draft(author=author)
    change([post], Act.TAG, tags=["One"], by=author)
    change([post], Act.TAG, tags=["Two"], by=author)
    last = BulkAct.objects.last_of(author)
    assert last == BulkAct.objects.latest("pk")
    assert BulkAct.objects.last_of(make_account()) is None
    with time_machine.travel(datetime.now(UTC) + UNDO_LASTS + timedelta(minutes=1), tick=False):
        assert BulkAct.objects.last_of(author) is None
    undo(last)
    assert BulkAct.objects.last_of(author) is None
    assert undo(last).changed == []
    assert list(post.tags.names()) == ["One"]


def test_an_act_without_changes_is_not_stored(author):
    change([make_draft(author=author)], Act.WITHDRAW, by=author)
    assert not BulkAct.objects.exists()


def test_old_acts_are_deleted(author):
    change([make_draft(author=author)], Act.TAG, tags=["One"], by=author)
    delete_old_acts()
    assert BulkAct.objects.count() == 1
    with time_machine.travel(datetime.now(UTC) + UNDO_LASTS + timedelta(minutes=1), tick=False):
        delete_old_acts()
    assert BulkAct.objects.count() == 0
