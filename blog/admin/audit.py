"""The log of what people did: Django's for the model pages, ours for everything else."""

from typing import Any

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet

from blog.people.models import Account


def note(by: Account, words: Any, *, of: Model | None = None) -> None:
    """Log that `by` did what `words` say, to `of` or to their own account."""
    row = of or by
    LogEntry.objects.create(
        user=by,
        content_type=ContentType.objects.get_for_model(row),
        object_id=str(row.pk),
        object_repr=str(row)[:200],
        action_flag=CHANGE,
        change_message=str(words),
    )


def last_actions(account: Account, *, most: int = 20) -> QuerySet[LogEntry]:
    done = LogEntry.objects.filter(user=account).select_related("content_type")
    return done.order_by("-action_time", "-pk")[:most]
