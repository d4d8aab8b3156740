"""Doing one thing to several posts, and undoing it."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from blog.posts.bulk.changing import (
    forget_old_acts,
    give_several,
    publish_several,
    tag_several,
    throw_away_several,
    undo,
    untag_several,
    withdraw_several,
)
from blog.posts.bulk.models import UNDO_LASTS, BulkAct
from blog.posts.drafting import StaleSave
from blog.posts.history.revising import revise
from blog.posts.history.snapshots import standing_of
from blog.posts.models import Post, Stage
from blog.posts.permalinks.models import Permalink
from tests.factories import (
    citing,
    make_account,
    make_draft,
    make_picture,
    make_post,
    make_scheduled,
    make_source,
    make_withdrawn,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def author():
    return make_account("author")


@pytest.fixture
def posts(author):
    """A post of every stage, tagged, with two authors."""
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
    return [standing_of(Post.objects.get(pk=post.pk)) for post in posts]


ACTS = {
    "tag": lambda posts, by: tag_several(posts, ["Maps", "Ice"], by=by),
    "untag": lambda posts, by: untag_several(posts, ["maps"], by=by),
    "publish": lambda posts, by: publish_several(posts, by=by),
    "withdraw": lambda posts, by: withdraw_several(posts, by=by, reason="Why not"),
    "give": lambda posts, by: give_several(posts, ["Rosa", by], by=by),
    "trash": lambda posts, by: throw_away_several(posts, by=by),
}


@pytest.mark.parametrize("act", ACTS)
def test_undo_lets_everything_stand_as_before(posts, author, act):
    before = stored(posts)
    outcome = ACTS[act](posts, author)
    assert outcome.changed
    assert stored(posts) != before
    undone = undo(BulkAct.objects.last_of(author))
    assert (undone.changed, undone.left) == (outcome.changed, [])
    assert stored(posts) == before


def test_tagging(posts, author):
    outcome = tag_several(posts, ["rivers"], by=author)
    assert {post.title for post in outcome.changed} == {"Published", "Withdrawn"}
    assert {reason for _post, reason in outcome.left} == {"it is tagged so already"}
    assert all(post.tags.filter(name="Rivers").exists() for post in posts)


def test_untagging(posts, author):
    outcome = untag_several(posts, ["RIVERS"], by=author)
    assert {post.title for post in outcome.changed} == {"Draft", "Scheduled"}
    assert {reason for _post, reason in outcome.left} == {"it is not tagged so"}


def test_new_tags_are_a_version_in_the_history(author):
    post = make_draft(author=author, tags=("Rivers",))
    tag_several([post], ["Ice"], by=author)
    undo(BulkAct.objects.last_of(author))
    untag_several([post], ["rivers"], by=author)
    kept = post.revisions.order_by("number")
    assert [(revision.number, revision.tags) for revision in kept] == [
        (1, ["Rivers"]),
        (2, ["Ice", "Rivers"]),
        (3, ["Rivers"]),
        (4, []),
    ]
    assert [revision.by for revision in kept] == [None, author, author, author]


def test_who_writes_while_others_tag_overwrites_no_tag(author):
    post = make_draft(author=author)
    tag_several([post], ["Ice"], by=make_account())
    with pytest.raises(StaleSave):
        revise(post, by=author, consulted=[], tags=[], based_on=1)


def test_publishing_leaves_what_is_out_or_cannot_go_out(posts, author):
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
    outcome = publish_several(posts, by=author)
    assert {post.title: post.stage for post in outcome.changed} == {
        "Draft": Stage.PUBLISHED,
        "Withdrawn": Stage.PUBLISHED,
    }
    assert {post.title: reason for post, reason in outcome.left} == {
        "Scheduled": "it is scheduled already",
        "Published": "it is published already",
        "Bare": "a picture in it lacks alternative text",
        "Lost": "it cites a source that is no longer there",
        "": "it has no title",
    }


def test_publishing_a_planned_draft_schedules_it(author):
    plan = datetime(2999, 1, 1, tzinfo=UTC)
    post = make_draft(author=author, planned_for=plan)
    publish_several([post], by=author)
    post.refresh_from_db()
    assert (post.stage, post.published_at) == (Stage.SCHEDULED, plan)


def test_withdrawing(posts, author):
    outcome = withdraw_several(posts, by=author, reason="Why not")
    assert {post.title: post.stage for post in outcome.changed} == {
        "Scheduled": Stage.DRAFT,
        "Published": Stage.WITHDRAWN,
    }
    assert {post.title for post, _reason in outcome.left} == {"Draft", "Withdrawn"}


def test_giving_to_whom_it_is_already(author):
    post = make_draft(author=author)
    assert give_several([post], [author], by=author).left == [(post, "it is theirs already")]


def test_an_address_given_meanwhile_stays_the_post_s(author):
    post = make_draft(title="Friends", author=author)
    publish_several([post], by=author)
    undo(BulkAct.objects.get())
    post.refresh_from_db()
    assert (post.stage, post.permalink) == (Stage.DRAFT, None)
    assert Permalink.objects.get().post == post


def test_what_was_changed_since_is_left_alone(posts, author):
    throw_away_several(posts, by=author)
    tagged = Post.objects.get(title="Draft")
    tagged.tags.add("Since")
    undone = undo(BulkAct.objects.last_of(author))
    assert undone.left == [(tagged, "it was changed again since")]
    assert list(Post.objects.trashed()) == [tagged]


def test_the_text_may_have_been_written_on_meanwhile(author):
    post = make_post(author=author)
    withdraw_several([post], by=author)
    Post.objects.filter(pk=post.pk).update(body="<p>Newer words.</p>")
    undo(BulkAct.objects.last_of(author))
    post.refresh_from_db()
    assert (post.stage, post.body) == (Stage.PUBLISHED, "<p>Newer words.</p>")


def test_only_the_last_act_is_offered_once_and_for_some_hours(author):
    post = make_draft(author=author)
    tag_several([post], ["One"], by=author)
    tag_several([post], ["Two"], by=author)
    last = BulkAct.objects.last_of(author)
    assert last == BulkAct.objects.latest("pk")
    assert BulkAct.objects.last_of(make_account()) is None
    with time_machine.travel(datetime.now(UTC) + UNDO_LASTS + timedelta(minutes=1), tick=False):
        assert BulkAct.objects.last_of(author) is None
    undo(last)
    assert BulkAct.objects.last_of(author) is None
    assert undo(last).changed == []
    assert list(post.tags.names()) == ["One"]


def test_an_act_that_changed_nothing_is_not_kept(author):
    withdraw_several([make_draft(author=author)], by=author)
    assert not BulkAct.objects.exists()


def test_old_acts_are_forgotten(author):
    tag_several([make_draft(author=author)], ["One"], by=author)
    forget_old_acts()
    assert BulkAct.objects.count() == 1
    with time_machine.travel(datetime.now(UTC) + UNDO_LASTS + timedelta(minutes=1), tick=False):
        forget_old_acts()
    assert BulkAct.objects.count() == 0
