"""What each role may do: the one table that all doors read."""

from enum import StrEnum

from blog.people.models import Account, Role


class Right(StrEnum):
    WRITE = "write"  # their own posts; sources and pictures, which all share
    EDIT = "edit"  # everyone's posts
    MODERATE = "moderate"  # comments: an author under their own posts, the others everywhere
    RUN = "run"  # the blog's settings and its people


GRANTED: dict[str, frozenset[Right]] = {
    Role.OWNER: frozenset(Right),
    Role.EDITOR: frozenset({Right.WRITE, Right.EDIT, Right.MODERATE}),
    Role.AUTHOR: frozenset({Right.WRITE, Right.MODERATE}),
    Role.MODERATOR: frozenset({Right.MODERATE}),
}


def may(account: Account, right: Right) -> bool:
    return account.is_superuser or right in GRANTED[account.role]
