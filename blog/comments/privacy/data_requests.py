"""Data requests: by an emailed link, commenters see, export or erase what is stored about them."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from blog.comments.emails.models import Follow
from blog.comments.models import Comment, CommentQuerySet
from blog.comments.privacy.models import DataRequest
from blog.mail.writing import write_email

SALT = "blog.comments.claim"
LIFETIME = timedelta(hours=24)
PAUSE = timedelta(minutes=10)  # between two links to the same email


@transaction.atomic
def request_data(email: str) -> None:
    """Email a link to the data stored about `email`, if there is any.

    The caller does not learn whether there is.
    """
    email = email.lower()
    is_known = comments_of(email).exists() or Follow.objects.of(email).exists()
    since = timezone.now() - PAUSE
    was_just_sent = DataRequest.objects.filter(email=email, requested_at__gt=since).exists()
    if not is_known or was_just_sent:
        return
    request = DataRequest.objects.create(email=email)
    path = reverse("comment-data", args=[signing.dumps(request.pk, salt=SALT)])
    write_email("data_request", to=email, context={"link": settings.ORIGIN + path})


def email_of(token: str) -> str | None:
    """Return the email a link was sent to; None if its token is invalid or expired."""
    try:
        pk = signing.loads(token, salt=SALT, max_age=LIFETIME)
    except signing.BadSignature:
        return None
    return DataRequest.objects.filter(pk=pk).values_list("email", flat=True).first()


def comments_of(email: str) -> CommentQuerySet:
    """Return all comments written with the email, in any state, newest first."""
    return Comment.objects.written_by(email).order_by("-created_at", "-pk")


def export_data(email: str) -> dict[str, Any]:
    """Return all data stored about the email, as plain values for JSON."""
    comments = comments_of(email).select_related("post", "spam_check")
    follows = Follow.objects.of(email).select_related("post")
    return {
        "email": email,
        "comments": [_comment(comment) for comment in comments.prefetch_related("versions")],
        "follows": [
            {
                "post": follow.post.title,
                "scope": follow.scope,
                "requested_at": follow.requested_at,
                "confirmed_at": follow.confirmed_at,
            }
            for follow in follows
        ],
    }


def _comment(comment: Comment) -> dict[str, Any]:
    check = getattr(comment, "spam_check", None)
    return {
        "post": comment.post.title,
        "url": settings.ORIGIN + comment.get_absolute_url(),
        "written_at": comment.created_at,
        "edited_at": comment.edited_at,
        "name": comment.name,
        "email": comment.email,
        "website": comment.website,
        "body": comment.body,
        "versions": [
            {"body": version.body, "replaced_at": version.replaced_at}
            for version in comment.versions.all()
        ],
        "state": comment.state,
        "reasons": comment.reasons,
        "network": comment.network,
        "spam_check": check.findings if check else [],
    }
