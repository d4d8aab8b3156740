"""A post's comments as the tree they form."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from blog.comments.models import Comment

LEVELS = 3


@dataclass
class Thread:
    """A comment and the replies to it, each a thread of its own, oldest first.

    `depth` is 1 for a comment on the post itself; replies deeper than LEVELS are drawn at LEVELS,
    and only they name their `parent`: the others stand right under it.
    """

    comment: Comment
    depth: int = 1
    parent: Comment | None = None
    replies: list["Thread"] = field(default_factory=list)

    @property
    def level(self) -> int:
        return min(self.depth, LEVELS)


def threads_of(comments: Iterable[Comment]) -> list[Thread]:
    """The threads that `comments`, oldest first, form. A reply whose parent is not among them
    starts a thread of its own."""
    found: dict[int, Thread] = {}
    roots: list[Thread] = []
    for comment in comments:
        parent = found.get(comment.parent_id or 0)
        thread = found[comment.pk] = _thread(comment, parent)
        (parent.replies if parent else roots).append(thread)
    return roots


def _thread(comment: Comment, parent: Thread | None) -> Thread:
    if parent is None:
        return Thread(comment)
    depth = parent.depth + 1
    return Thread(comment, depth, parent.comment if depth > LEVELS else None)


def in_order(threads: Iterable[Thread]) -> list[Thread]:
    """All threads and their replies in the order they are read."""
    order: list[Thread] = []
    waiting = list(threads)[::-1]
    while waiting:
        thread = waiting.pop()
        order.append(thread)
        waiting.extend(thread.replies[::-1])
    return order
