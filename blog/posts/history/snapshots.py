"""How a post stands, its text aside: its dates, tags and authors, told and put back exactly."""

from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from blog.posts.bylines.models import Byline
from blog.posts.menu.building import make_menu
from blog.posts.models import Post
from blog.posts.signals import tell_changed

Standing = dict[str, Any]  # as JSON keeps it

_MOMENTS = ("published_at", "withdrawn_at", "planned_for", "trashed_at")
_PLAIN = ("withdrawn_reason", "permalink_id", "trashed_by_id")


def standing_of(post: Post) -> Standing:
    moments = {name: getattr(post, name) for name in _MOMENTS}
    return {
        **{name: _as_text(moment) for name, moment in moments.items()},
        **{name: getattr(post, name) for name in _PLAIN},
        "tags": sorted(post.tags.names()),
        "bylines": [
            [line.account_id, line.guest] for line in post.bylines.order_by("position", "pk")
        ],
    }


def _as_text(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).isoformat() if moment else None


@transaction.atomic
def put_back(post: Post, standing: Standing) -> None:
    """Let the post stand as it did. Addresses it was given meanwhile stay its own."""
    for name in _MOMENTS:
        said = standing[name]
        setattr(post, name, datetime.fromisoformat(said) if said else None)
    for name in _PLAIN:
        setattr(post, name, standing[name])
    post.save(update_fields=[*_MOMENTS, *_PLAIN])
    post.tags.set(standing["tags"])
    post.bylines.all().delete()
    Byline.objects.bulk_create(
        Byline(post=post, position=position, account_id=account, guest=guest)
        for position, (account, guest) in enumerate(standing["bylines"])
    )
    make_menu()
    tell_changed(post.pk)
