"""The head of a comment as HTML: its commenter, its time and its notes, stored with the comment.

A digest of everything the head shows is stored with it. Wherever a comment is shown, a stored head
with another digest is ignored and the head is made anew, so that an outdated one costs time but is
never seen.
"""

import hashlib
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from django.conf import settings
from django.db import transaction
from django.template.loader import get_template
from django.utils import timezone, translation
from django.utils.crypto import salted_hmac

from blog import __version__
from blog.comments.avatars import avatar_path
from blog.comments.models import Comment
from blog.site.localizing import localized
from blog.site.models import Site

BATCH = 500  # comments in one transaction
RENDERED = ["rendered/comment_author.html", "rendered/comment_time.html"]
RENDERED += ["rendered/comment_notes.html"]


class Head(NamedTuple):
    """HTML: the commenter with avatar and website; the time; where it came from and edits."""

    author: str
    time: str
    notes: str


def head_of(comment: Comment) -> Head:
    """Return the head in the active language and time zone: the stored one, if it still holds."""
    digest, *parts = comment.head or [""]
    return Head(*parts) if digest == _digest(comment) else _made(comment)


def stored_head(comment: Comment) -> list[str]:
    """Return the value to store in `comment.head`, in the blog's language and time zone."""
    with localized(Site.objects.current()):
        return [_digest(comment), *_made(comment)]


def render_outdated() -> int:
    """Store the heads of published comments anew where they are outdated; return how many."""
    comments = Comment.objects.visible().without_reactions().order_by("pk")
    after, count = 0, 0
    while batch := list(comments.for_page().filter(pk__gt=after)[:BATCH]):
        after = batch[-1].pk
        count += _store_outdated(batch)
    return count


@transaction.atomic
def _store_outdated(comments: Sequence[Comment]) -> int:
    with localized(Site.objects.current()):
        outdated = [each for each in comments if (each.head or [""])[0] != _digest(each)]
        for comment in outdated:
            head = [_digest(comment), *_made(comment)]
            Comment.objects.filter(pk=comment.pk).update(head=head)
    return len(outdated)


def _made(comment: Comment) -> Head:
    context = {"comment": comment, "avatar": avatar_path(comment.name, comment.email)}
    return Head(*(get_template(name).render(context).strip() for name in RENDERED))


def _digest(comment: Comment) -> str:
    shown = (
        comment.name,
        comment.email,
        comment.website,
        comment.kind,
        comment.original_url,
        comment.created_at.timestamp(),
        comment.edited_at is None,
        comment.edited_by_id is None,
    )
    place = (_release(), translation.get_language(), timezone.get_current_timezone_name())
    values = "\0".join(map(str, (*place, *shown)))
    return hashlib.blake2b(values.encode(), digest_size=9).hexdigest()


@cache
def _release() -> str:
    """Return a digest of what all heads are made from: the templates and the key of avatars."""
    sources = [(settings.BASE_DIR / "templates" / name).read_text("utf-8") for name in RENDERED]
    return salted_hmac("blog.comments.heads", "".join([__version__, *sources])).hexdigest()
