"""What someone sends as a comment, and what the judge says of it."""

from dataclasses import dataclass, field
from typing import Self

from blog.comments.models import Comment, Kind, State
from blog.comments.spam.findings import Finding
from blog.people.models import Account


@dataclass(frozen=True, kw_only=True)
class Submission:
    """A comment as it was sent. `address` and `agent` of the sender are never stored."""

    name: str
    body: str
    email: str = ""
    website: str = ""
    parent: Comment | None = None
    address: str = ""  # IP, where it is known
    agent: str = ""  # User-Agent
    stamp: str = ""  # the signed moment at which the form was made
    trap: str = ""  # what stood in the field that no person sees
    proof: str = ""  # the proof of work, where one was asked for
    follow: bool = False  # whether its writer would be told of answers
    account: Account | None = None  # of someone writing in the admin panel
    edited: Comment | None = None  # the comment that this one changes, if it changes one
    kind: Kind = Kind.COMMENT
    elsewhere: str = ""  # the page it was found on, if it came by webmention

    @classmethod
    def of(cls, account: Account, *, body: str, parent: Comment | None = None) -> Self:
        """Words of someone who writes here, sent from the admin panel."""
        return cls(
            name=str(account)[:80],
            email=account.email,
            website=account.website,
            body=body,
            parent=parent,
            account=account,
        )


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What the judge says. Without a `state` the comment is refused, with `message`."""

    state: State | None
    reasons: list[str] = field(default_factory=list)
    message: str = ""
    findings: tuple[Finding, ...] = ()
