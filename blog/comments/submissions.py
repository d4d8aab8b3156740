"""A comment as it was sent, before it is stored."""

from dataclasses import dataclass
from typing import Self

from blog.comments.models import Comment, Kind
from blog.people.models import Account


@dataclass(frozen=True, kw_only=True)
class Submission:
    """A comment as it was sent. The sender's `ip` and `user_agent` are never stored."""

    name: str
    body: str
    email: str = ""
    website: str = ""
    parent: Comment | None = None
    ip: str = ""
    user_agent: str = ""
    stamp: str = ""  # the form's signed time
    honeypot: str = ""  # the value of the hidden field
    proof: str = ""  # the proof of work, if it was required
    follow: bool = False  # whether the commenter asks for emails about replies
    account: Account | None = None  # of a sender who writes from the admin panel
    edited: Comment | None = None  # the comment that this one replaces, if any
    kind: Kind = Kind.COMMENT
    original_url: str = ""  # the page it was found on, if it arrived by webmention

    @classmethod
    def of(cls, account: Account, *, body: str, parent: Comment | None = None) -> Self:
        """Return a submission by an author or moderator, sent from the admin panel."""
        return cls(
            name=str(account)[:80],
            email=account.email,
            website=account.website,
            body=body,
            parent=parent,
            account=account,
        )
