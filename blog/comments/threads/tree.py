"""A post's comments as trees of replies."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from blog.comments.models import Comment

MAX_LEVEL = 3


@dataclass
class Branch:
    """A comment and its replies, each a branch, oldest first.

    `depth` is 1 for a comment on the post itself; deeper replies are indented up to MAX_LEVEL.
    `opens`: whether a list of replies begins after it. `closes`: how many lists end after it.
    """

    comment: Comment
    parent: "Branch | None" = None
    depth: int = 1
    replies: list["Branch"] = field(default_factory=list)
    is_shown: bool = False
    opens: bool = False
    closes: range = range(0)

    @property
    def level(self) -> int:
        return min(self.depth, MAX_LEVEL)

    @property
    def takes_replies(self) -> bool:
        return self.comment.is_visible and not self.comment.thread.closed_at

    @property
    def is_below_parent(self) -> bool:
        """Whether it is nested in its parent; otherwise it shows whom it replies to."""
        return self.depth <= MAX_LEVEL


def tree_of(comments: Iterable[Comment]) -> list[Branch]:
    """Return the comments in reading order, each before its replies.

    A hidden comment stays as a placeholder if a visible one is below it.
    """
    order = _in_order(_roots(comments))
    for branch in reversed(order):
        branch.is_shown |= branch.comment.is_visible
        if branch.parent and branch.is_shown:
            branch.parent.is_shown = True
    shown = [branch for branch in order if branch.is_shown]
    _set_nesting(shown)
    return shown


def _roots(comments: Iterable[Comment]) -> list[Branch]:
    """Return the roots; a reply whose parent is not among `comments` is one, too."""
    branches = {comment.pk: Branch(comment) for comment in comments}
    roots: list[Branch] = []
    for branch in branches.values():
        branch.parent = branches.get(branch.comment.parent_id or 0)
        (branch.parent.replies if branch.parent else roots).append(branch)
    return roots


def _in_order(roots: list[Branch]) -> list[Branch]:
    order: list[Branch] = []
    stack = roots[::-1]
    while stack:
        branch = stack.pop()
        branch.depth = branch.parent.depth + 1 if branch.parent else 1
        order.append(branch)
        stack.extend(branch.replies[::-1])
    return order


def _set_nesting(branches: list[Branch]) -> None:
    for branch, following in pairwise(branches):
        branch.opens = following.level > branch.level
        branch.closes = range(branch.level - following.level)
    if branches:
        branches[-1].closes = range(branches[-1].level - 1)
