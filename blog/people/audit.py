"""The audit log: a sentence about each change, with its account and the changed row."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.utils.translation import gettext as _

from blog.people.models import Account


@dataclass(frozen=True)
class Action:
    """An entry of the log. `url` is the page of the changed row; "" if there is none."""

    sentence: str
    at: datetime
    url: str = ""


def note(by: Account | None, message: Any, *, of: Model | None = None) -> None:
    """Log the sentence `message` about a change by `by`, to the row `of` or to their own account.

    Without `by`, as in an import or a command, nothing is logged.
    """
    if by is None:
        return
    row = of or by
    LogEntry.objects.create(
        user=by,
        content_type=ContentType.objects.get_for_model(row),
        object_id=str(row.pk),
        object_repr=str(row)[:200],
        action_flag=CHANGE,
        change_message=str(message),
    )


def last_actions(account: Account, *, most: int = 20) -> list[Action]:
    """Return the account's last actions, newest first, in one query."""
    entries = LogEntry.objects.filter(user=account).select_related("content_type")
    return [
        Action(_sentence(entry), entry.action_time, _url(entry))
        for entry in entries.order_by("-action_time", "-pk")[:most]
    ]


def _sentence(entry: LogEntry) -> str:
    """Return the entry's message; entries of Ibid 0.1 also name the row."""
    message = str(entry.get_change_message())
    if message.endswith(".") and not entry.change_message.startswith("["):
        return message
    if entry.is_addition():
        message = _("Added")
    if entry.is_deletion():
        message = _("Deleted")
    message = message or _("Changed")
    return message if _is_own(entry) else f"{message}: {entry.object_repr}"


def _url(entry: LogEntry) -> str:
    if entry.is_deletion() or _is_own(entry):
        return ""
    return entry.get_admin_url() or ""


def _is_own(entry: LogEntry) -> bool:
    """Return whether the entry is about the account that made the change."""
    kind = entry.content_type
    return bool(kind and kind.model == "account" and entry.object_id == str(entry.user_id))
