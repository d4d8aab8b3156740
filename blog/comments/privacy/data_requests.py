"""Readers come to what is theirs by a mailed link: they see it, take it away, or erase it."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from blog.comments.emails.models import Follow
from blog.comments.models import Comment, CommentQuerySet
from blog.comments.privacy.models import Claim
from blog.mail.writing import write_email

SALT = "blog.comments.claim"
LIFETIME = timedelta(hours=24)
PAUSE = timedelta(minutes=10)  # between two links to the same address


@transaction.atomic
def claim(email: str) -> None:
    """Mail a link to what belongs to the address, if anything does; the caller cannot tell."""
    email = email.lower()
    is_known = comments_of(email).exists() or Follow.objects.of(email).exists()
    just_now = Claim.objects.filter(email=email, asked_at__gt=timezone.now() - PAUSE)
    if not is_known or just_now.exists():
        return
    asked = Claim.objects.create(email=email)
    address = reverse("comments-mine", args=[signing.dumps(asked.pk, salt=SALT)])
    write_email("claim", to=email, context={"link": settings.ORIGIN + address})


def email_of(token: str) -> str | None:
    """The address whose owner `token` was mailed to; None if it is no token, or too old."""
    try:
        pk = signing.loads(token, salt=SALT, max_age=LIFETIME)
    except signing.BadSignature:
        return None
    return Claim.objects.filter(pk=pk).values_list("email", flat=True).first()


def comments_of(email: str) -> CommentQuerySet:
    """Everything written under the address, whatever became of it, newest first."""
    return Comment.objects.written_by(email).order_by("-created_at", "-pk")


def everything_of(email: str) -> dict[str, Any]:
    """All that is kept about the address, to take away."""
    comments = comments_of(email).select_related("post", "judgement")
    follows = Follow.objects.of(email).select_related("post")
    return {
        "email": email,
        "comments": [_comment(comment) for comment in comments.prefetch_related("former_words")],
        "follows": [
            {
                "post": follow.post.title,
                "told_of": follow.scope,
                "asked_at": follow.asked_at,
                "confirmed_at": follow.confirmed_at,
            }
            for follow in follows
        ],
    }


def _comment(comment: Comment) -> dict[str, Any]:
    judgement = getattr(comment, "judgement", None)
    former: list[dict[str, str | datetime]] = [
        {"body": words.body, "replaced_at": words.replaced_at}
        for words in comment.former_words.all()
    ]
    return {
        "post": comment.post.title,
        "address": settings.ORIGIN + comment.get_absolute_url(),
        "written_at": comment.created_at,
        "edited_at": comment.edited_at,
        "name": comment.name,
        "email": comment.email,
        "website": comment.website,
        "body": comment.body,
        "former_words": former,
        "state": comment.state,
        "reasons": comment.reasons,
        "network": comment.network,
        "judged": judgement.findings if judgement else [],
    }
