"""Login sessions, stored so that their account can see and end them."""

import secrets
from datetime import datetime, timedelta
from typing import Any, ClassVar, Self

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils import timezone

from blog.people.models import Account

SEEN_AGAIN_AFTER = timedelta(minutes=5)


class LoginSessionQuerySet(models.QuerySet["LoginSession"]):
    def open(self) -> Self:
        return self.filter(expire_date__gt=timezone.now())


class LoginSession(AbstractBaseSession):
    """`device` and `network` are words for its account to recognize it by, `mark` names it.

    The key, which opens it, is shown to nobody.
    """

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="sessions"
    )
    mark = models.CharField(max_length=16, blank=True)
    device = models.CharField(max_length=100, blank=True)
    network = models.CharField(max_length=43, blank=True)
    started_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager["LoginSession"]] = models.Manager.from_queryset(  # type: ignore[assignment]
        LoginSessionQuerySet
    )()

    class Meta:
        indexes = [models.Index(fields=["account", "-seen_at"], name="session_of_account")]

    @classmethod
    def get_session_store_class(cls) -> type["SessionStore"]:
        return SessionStore


class SessionStore(DatabaseStore):
    """Django's store, with a row that says whose session it is."""

    @classmethod
    def get_model_class(cls) -> type[LoginSession]:
        return LoginSession

    def create_model_instance(self, data: dict[str, Any]) -> LoginSession:
        row: LoginSession = super().create_model_instance(data)  # type: ignore[assignment]
        row.account_id = data.get(SESSION_KEY)
        if "mark" in data:
            row.mark, row.device, row.network = data["mark"], data["device"], data["network"]
            row.started_at = datetime.fromisoformat(data["started"])
            row.seen_at = datetime.fromisoformat(data["seen"])
        return row


def begin(session: SessionBase, *, device: str, network: str) -> None:
    """Note with a new session by what its account will know it again."""
    now = timezone.now().isoformat()
    said = {"mark": secrets.token_hex(8), "device": device[:100], "network": network}
    session.update({**said, "started": now, "seen": now})


def note_presence(session: SessionBase) -> None:
    """Note now and then that the session is in use; it also lasts that much longer."""
    seen = session.get("seen")
    now = timezone.now()
    if seen and now - datetime.fromisoformat(seen) > SEEN_AGAIN_AFTER:
        session["seen"] = now.isoformat()


def end_session(account: Account, *, mark: str) -> None:
    LoginSession.objects.filter(account=account, mark=mark).delete()


def end_sessions(account: Account, *, but: str | None = None) -> int:
    """End all of the account's sessions, except for the one of key `but`. Gives how many."""
    return LoginSession.objects.filter(account=account).exclude(session_key=but).delete()[0]


def forget_expired_sessions() -> None:
    LoginSession.objects.filter(expire_date__lt=timezone.now()).delete()
