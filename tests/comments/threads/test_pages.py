"""The pages of a post's threads."""

from datetime import timedelta

import pytest

from blog.comments.models import Comment, State
from blog.comments.states import set_state
from blog.comments.threads import pages
from blog.comments.threads.models import Thread
from blog.comments.threads.pages import ThreadPage, cursor_before_page_of, page_of
from blog.posts.models import Post
from tests.factories import A_DAY, make_comment, make_post

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def small_pages(monkeypatch):
    monkeypatch.setattr(pages, "PAGE_SIZE", 3)


@pytest.fixture
def post() -> Post:
    return make_post()


def make_threads(post: Post, count: int) -> list[Comment]:
    """Every two of them begin at the same moment."""
    return [
        make_comment(post=post, created_at=A_DAY + timedelta(hours=number // 2))
        for number in range(count)
    ]


def shown(page: ThreadPage) -> list[int]:
    return [branch.comment.pk for branch in page.branches]


def forwards(post: Post) -> list[ThreadPage]:
    walked = [page_of(post)]
    while walked[-1].later:
        walked.append(page_of(post, after=walked[-1].later))
    return walked


def backwards(post: Post, page: ThreadPage) -> list[ThreadPage]:
    walked = [page]
    while walked[-1].earlier:
        walked.append(page_of(post, before=walked[-1].earlier))
    return walked


@pytest.mark.parametrize("count", [0, 1, 3, 4, 7])
def test_walking_forwards_and_back_shows_every_thread_once(post, count):
    written = [comment.pk for comment in make_threads(post, count)]
    make_threads(make_post(), 2)
    there = forwards(post)
    assert [pk for page in there for pk in shown(page)] == written
    back = backwards(post, there[-1])
    assert [shown(page) for page in reversed(back)] == [shown(page) for page in there]


def test_a_page_has_whole_threads(post):
    first, *_, last = make_threads(post, 4)
    reply = make_comment(post=post, parent=make_comment(post=post, parent=first))
    make_comment(post=post, parent=last)
    assert [len(page.branches) for page in forwards(post)] == [5, 2]
    assert reply.pk in shown(page_of(post))


def test_pinned_threads_come_first_and_once(post):
    comments = make_threads(post, 5)
    pinned = [comments[2], comments[4]]
    Thread.objects.filter(comments__in=pinned).update(is_pinned=True)
    assert [shown(page) for page in forwards(post)] == [
        [pinned[0].pk, pinned[1].pk, comments[0].pk],
        [comments[1].pk, comments[3].pk],
    ]


def test_more_pinned_threads_than_a_page_holds(post):
    comments = [comment.pk for comment in make_threads(post, 8)]
    Thread.objects.filter(comments__in=comments[3:]).update(is_pinned=True)
    there = forwards(post)
    assert [pk for page in there for pk in shown(page)] == comments[3:] + comments[:3]
    assert len(backwards(post, there[-1])) == 3


def test_hidden_threads_take_no_space(post):
    comments = make_threads(post, 8)
    for comment in comments[::2]:
        set_state(comment, State.SPAM)
    make_comment(post=post, parent=comments[0], state=State.PENDING)
    assert [shown(page) for page in forwards(post)] == [
        [comment.pk for comment in comments[1:7:2]],
        [comments[7].pk],
    ]


def test_a_thread_whose_first_comment_is_removed_stays_for_its_replies(post):
    beginning, other = make_threads(post, 2)
    reply = make_comment(post=post, parent=beginning)
    set_state(beginning, State.REMOVED)
    assert shown(page_of(post)) == [beginning.pk, reply.pk, other.pk]


def test_cursor_before_the_page_of_a_thread(post):
    comments = make_threads(post, 8)
    Thread.objects.filter(comments=comments[7]).update(is_pinned=True)
    pages_of = [shown(page) for page in forwards(post)]
    for comment in comments:
        cursor = cursor_before_page_of(Thread.objects.get(comments=comment))
        page = shown(page_of(post, after=cursor))
        assert page in pages_of and comment.pk in page


def test_a_page_takes_one_query(post, django_assert_num_queries):
    for comment in make_threads(post, 5):
        make_comment(post=post, parent=comment)
    with django_assert_num_queries(1):
        page = page_of(post)
        assert all(branch.takes_replies for branch in page.branches)


def test_comments_of_a_thread_are_in_the_order_they_were_written(post):
    first = make_comment(post=post, created_at=A_DAY)
    same = [make_comment(post=post, parent=first, created_at=A_DAY) for _ in range(2)]
    earlier = make_comment(post=post, parent=first, created_at=A_DAY - timedelta(minutes=1))
    replies = page_of(post).branches[0].replies
    assert [reply.comment.pk for reply in replies] == [earlier.pk, *[made.pk for made in same]]
