"""A post's comments as the trees they form, and the pages these are read on."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from blog.comments.models import Comment

LEVELS = 3


@dataclass
class Branch:
    """A comment and the replies to it, each a branch of its own, oldest first.

    `depth` is 1 for a comment on the post itself; replies deeper than LEVELS are drawn at LEVELS.
    `opens` a list of replies stands right after it; `closes` so many lists end there.
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
        return min(self.depth, LEVELS)

    @property
    def takes_replies(self) -> bool:
        return self.comment.is_visible and not self.comment.thread.closed_at

    @property
    def is_below_parent(self) -> bool:
        """Whether it is drawn right inside its parent, or must name it."""
        return self.depth <= LEVELS


def drawn(comments: Iterable[Comment]) -> list[Branch]:
    """The comments in the order they are read, replies after what they answer.

    One that is hidden stays, as a mark of itself, where one that is not stands below it.
    """
    order = _in_order(_roots(comments))
    for branch in reversed(order):
        branch.is_shown |= branch.comment.is_visible
        if branch.parent and branch.is_shown:
            branch.parent.is_shown = True
    shown = [branch for branch in order if branch.is_shown]
    _nest(shown)
    return shown


def _roots(comments: Iterable[Comment]) -> list[Branch]:
    """A reply whose parent is not among `comments` begins a tree of its own."""
    branches = {comment.pk: Branch(comment) for comment in comments}
    roots: list[Branch] = []
    for branch in branches.values():
        branch.parent = branches.get(branch.comment.parent_id or 0)
        (branch.parent.replies if branch.parent else roots).append(branch)
    return roots


def _in_order(roots: list[Branch]) -> list[Branch]:
    order: list[Branch] = []
    waiting = roots[::-1]
    while waiting:
        branch = waiting.pop()
        branch.depth = branch.parent.depth + 1 if branch.parent else 1
        order.append(branch)
        waiting.extend(branch.replies[::-1])
    return order


def _nest(branches: list[Branch]) -> None:
    for branch, following in pairwise(branches):
        branch.opens = following.level > branch.level
        branch.closes = range(branch.level - following.level)
    if branches:
        branches[-1].closes = range(branches[-1].level - 1)
