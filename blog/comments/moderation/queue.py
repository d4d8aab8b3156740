"""The moderation queue: its comments, and the history of their commenters."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import models
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from blog.comments.models import Comment, CommentQuerySet, State
from blog.people.models import Account
from blog.posts.models import Post, PostQuerySet

LATEST = 500  # comments


class Tab(models.TextChoices):
    PENDING = "pending", _("Pending")
    SPAM = "spam", _("Spam")
    PUBLISHED = "published", _("Published")
    REJECTED = "rejected", _("Rejected")
    ALL = "all", _("All")

    @property
    def states(self) -> list[State]:
        return STATES[self]


STATES = {
    Tab.PENDING: [State.PENDING],
    Tab.SPAM: [State.SPAM],
    Tab.PUBLISHED: [State.PUBLISHED],
    Tab.REJECTED: [State.REJECTED, State.REMOVED],
    Tab.ALL: list(State),
}


def tab_counts(account: Account) -> dict[str, int]:
    """Count the comments of the tabs that need work, in one query."""
    comments = Comment.objects.moderated_by(account)
    unread = comments.filter(state__in=[State.PENDING, State.SPAM])
    found = dict(unread.order_by().values_list("state").annotate(Count("pk")))
    return {Tab.PENDING: found.get(State.PENDING, 0), Tab.SPAM: found.get(State.SPAM, 0)}


def queued(
    account: Account, tab: Tab, *, query: str = "", post: int | None = None, like: int | None = None
) -> CommentQuerySet:
    """Return the comments of a tab, newest first.

    `query` searches names, emails, websites and texts; `like` is the key of a comment, and
    selects the comments with the same email or network.
    """
    comments = Comment.objects.moderated_by(account)
    if tab != Tab.ALL:
        comments = comments.filter(state__in=tab.states)
    if query:
        comments = comments.filter(
            Q(name__icontains=query)
            | Q(email__icontains=query)
            | Q(website__icontains=query)
            | Q(body__icontains=query)
        )
    if post:
        comments = comments.filter(post=post)
    if like:
        comments = comments.filter(_same_writer(account, like))
    return comments.order_by("-created_at", "-pk")


def older_than(comments: CommentQuerySet, pk: int) -> CommentQuerySet:
    """Return the comments after `pk` in the queue, or all if that comment no longer exists."""
    at = Comment.objects.filter(pk=pk).values_list("created_at", flat=True).first()
    if at is None:
        return comments
    return comments.filter(Q(created_at__lt=at) | Q(created_at=at, pk__lt=pk))


def posts_in(comments: CommentQuerySet) -> PostQuerySet:
    """Return the posts of the latest `comments`, the newest first, as the options of a filter."""
    pks = {pk for (pk,) in comments.values_list("post")[:LATEST]}
    return Post.objects.filter(pk__in=pks).order_by("-published_at", "-pk")


def _same_writer(account: Account, pk: int) -> Q:
    comment = Comment.objects.moderated_by(account).filter(pk=pk).first()
    if comment is None:
        return Q(pk=None)
    same = Q(pk=comment.pk)
    if comment.email:
        same |= Q(email=comment.email)
    if comment.network:
        same |= Q(network=comment.network)
    return same


@dataclass
class History:
    """How many other comments came from the same email and the same network, by state."""

    by_email: Counter[str] = field(default_factory=Counter)
    by_network: Counter[str] = field(default_factory=Counter)

    @property
    def email_labels(self) -> list[tuple[str, int]]:
        return _labels(self.by_email)

    @property
    def network_labels(self) -> list[tuple[str, int]]:
        return _labels(self.by_network)


def _labels(counts: Counter[str]) -> list[tuple[str, int]]:
    return [(str(state.label), counts[state]) for state in State if counts[state]]


def histories(comments: Iterable[Comment], account: Account) -> dict[int, History]:
    """Return the history of each comment by its key, in two queries."""
    comments = list(comments)
    emails = _counts(account, "email", {comment.email for comment in comments} - {""})
    networks = _counts(account, "network", {comment.network for comment in comments} - {""})
    itself = {comment: Counter([comment.state]) for comment in comments}
    return {
        comment.pk: History(
            by_email=emails[comment.email] - itself[comment],
            by_network=networks[comment.network] - itself[comment],
        )
        for comment in comments
    }


def _counts(account: Account, field: str, values: set[str]) -> defaultdict[str, Counter[str]]:
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    rows = Comment.objects.moderated_by(account).filter(**{f"{field}__in": values})
    for value, state, count in rows.order_by().values_list(field, "state").annotate(Count("pk")):
        found[value][state] = count
    return found
