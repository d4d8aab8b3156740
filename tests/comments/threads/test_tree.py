"""Trees of replies."""

from blog.comments.models import Comment, State
from blog.comments.threads.tree import tree_of


def comment(pk: int, parent: int | None = None, state: State = State.PUBLISHED) -> Comment:
    return Comment(pk=pk, parent_id=parent, state=state)


def order(*comments: Comment) -> list[tuple[int, int]]:
    return [(branch.comment.pk, branch.level) for branch in tree_of(comments)]


def outline(*comments: Comment) -> str:
    """How the lists of the page nest."""
    return "".join(
        f"{branch.comment.pk}{'(' if branch.opens else ' '}{')' * len(branch.closes)}"
        for branch in tree_of(comments)
    )


def hidden(pk: int, parent: int | None = None) -> Comment:
    return comment(pk, parent, State.REMOVED)


def test_replies_follow_their_parent():
    assert order(comment(1), comment(2), comment(3, 1), comment(4, 2), comment(5, 1)) == [
        (1, 1),
        (3, 2),
        (5, 2),
        (2, 1),
        (4, 2),
    ]


def test_deep_replies_are_at_the_third_level_and_name_their_parent():
    chain = [comment(1), comment(2, 1), comment(3, 2), comment(4, 3), comment(5, 4)]
    assert order(*chain) == [(1, 1), (2, 2), (3, 3), (4, 3), (5, 3)]
    named = [branch.parent.comment.pk for branch in tree_of(chain) if not branch.is_below_parent]
    assert named == [3, 4]


def test_lists_open_and_close():
    assert outline(comment(1), comment(2)) == "1 2 "
    assert outline(comment(1), comment(2, 1), comment(3, 2), comment(4)) == "1(2(3 ))4 "
    assert outline(comment(1), comment(2, 1), comment(3, 2), comment(4, 1)) == "1(2(3 )4 )"
    assert outline(comment(1), comment(2, 1), comment(3, 2), comment(4, 3)) == "1(2(3 4 ))"


def test_a_reply_older_than_its_parent_is_below_it():
    assert order(comment(3, 4), comment(4)) == [(4, 1), (3, 2)]


def test_a_reply_without_its_parent_is_a_root():
    assert order(comment(2, 1)) == [(2, 1)]


def test_a_hidden_comment_stays_above_a_visible_one():
    tree = [hidden(1), comment(2, 1), hidden(3, 2), hidden(4), hidden(5, 4), hidden(6, 2)]
    assert order(*tree, comment(7, 6)) == [(1, 1), (2, 2), (6, 3), (7, 3)]


def test_a_very_deep_thread_needs_no_recursion():
    chain = [comment(1), *(comment(pk, pk - 1) for pk in range(2, 5000))]
    assert len(tree_of(chain)) == 4999
