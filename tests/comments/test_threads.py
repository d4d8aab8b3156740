"""The tree that comments form."""

from blog.comments.models import Comment
from blog.comments.threads import in_order, threads_of


def comment(pk: int, parent: int | None = None) -> Comment:
    return Comment(pk=pk, parent_id=parent)


def drawn(*comments: Comment) -> list[tuple[int, int]]:
    return [(thread.comment.pk, thread.level) for thread in in_order(threads_of(comments))]


def test_replies_follow_their_parent():
    assert drawn(comment(1), comment(2), comment(3, 1), comment(4, 2), comment(5, 1)) == [
        (1, 1),
        (3, 2),
        (5, 2),
        (2, 1),
        (4, 2),
    ]


def test_deep_replies_are_drawn_at_the_third_level():
    chain = [comment(1), comment(2, 1), comment(3, 2), comment(4, 3), comment(5, 4)]
    assert drawn(*chain) == [(1, 1), (2, 2), (3, 3), (4, 3), (5, 3)]


def test_a_reply_without_its_parent_stands_alone():
    assert drawn(comment(2, 1)) == [(2, 1)]


def test_a_very_deep_thread_is_no_trouble():
    chain = [comment(1), *(comment(pk, pk - 1) for pk in range(2, 5000))]
    assert len(drawn(*chain)) == 4999
