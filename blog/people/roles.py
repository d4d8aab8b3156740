"""The rights of each role, in the one table that is used everywhere."""

from enum import StrEnum

from blog.people.models import Account, Role


class Right(StrEnum):
    WRITE = "write"  # their own posts; sources and pictures, which all share
    EDIT = "edit"  # everyone's posts
    MODERATE = "moderate"  # comments: authors on their own posts, the others everywhere
    RUN = "run"  # manage the blog's settings and its people


GRANTED: dict[str, frozenset[Right]] = {
    Role.OWNER: frozenset(Right),
    Role.EDITOR: frozenset({Right.WRITE, Right.EDIT, Right.MODERATE}),
    Role.AUTHOR: frozenset({Right.WRITE, Right.MODERATE}),
    Role.MODERATOR: frozenset({Right.MODERATE}),
}


def may(account: Account, right: Right) -> bool:
    return account.is_superuser or right in GRANTED[account.role]
