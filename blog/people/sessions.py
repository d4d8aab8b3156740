"""Login sessions, stored so that an account can list and end its own."""

import secrets
from datetime import datetime, timedelta
from typing import Any, ClassVar, Self

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase, UpdateError
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils import timezone

from blog.people.models import Account

LAST_SEEN_EVERY = timedelta(minutes=5)


class LoginSessionQuerySet(models.QuerySet["LoginSession"]):
    def open(self) -> Self:
        return self.filter(expire_date__gt=timezone.now())


class LoginSession(AbstractBaseSession):
    """A session of an account.

    Its user recognizes it by `device` and `network`. URLs contain its `public_id`, because the key
    is the cookie's value and is never shown.
    """

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="sessions"
    )
    public_id = models.CharField(max_length=16, blank=True)
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
    """Django's database store, with the account in the session's row."""

    @classmethod
    def get_model_class(cls) -> type[LoginSession]:
        return LoginSession

    def create_model_instance(self, data: dict[str, Any]) -> LoginSession:
        row: LoginSession = super().create_model_instance(data)  # type: ignore[assignment]
        row.account_id = data.get(SESSION_KEY)
        if public_id := data.get("public_id") or data.get("mark"):  # older sessions
            row.public_id, row.device, row.network = public_id, data["device"], data["network"]
            row.started_at = datetime.fromisoformat(data["started"])
            row.seen_at = datetime.fromisoformat(data["seen"])
        return row

    def save(self, must_create: bool = False) -> None:  # noqa: FBT001, FBT002  as Django calls it
        """Save the session; one that is stored takes a single statement, without a transaction."""
        if must_create or self.session_key is None:
            super().save(must_create)
            return
        row = self.create_model_instance(self._get_session())  # type: ignore[attr-defined]
        columns = [field.attname for field in row._meta.concrete_fields if not field.primary_key]
        values = {name: getattr(row, name) for name in columns}
        if not LoginSession.objects.filter(pk=row.pk).update(**values):
            raise UpdateError  # it has been ended in the meantime


def start_session(session: SessionBase, *, device: str, network: str) -> None:
    """Store the device and network by which its user will recognize a new session."""
    now = timezone.now().isoformat()
    public_id = secrets.token_hex(8)
    session.update({"public_id": public_id, "device": device[:100], "network": network})
    session.update({"started": now, "seen": now})


def record_use(session: SessionBase) -> None:
    """Record that the session is in use, at most every LAST_SEEN_EVERY; this also extends it."""
    seen = session.get("seen")
    now = timezone.now()
    if seen and now - datetime.fromisoformat(seen) > LAST_SEEN_EVERY:
        session["seen"] = now.isoformat()


def end_session(account: Account, *, public_id: str) -> bool:
    """End this session of the account; False if it has ended already."""
    text = public_id.replace("\0", "")  # PostgreSQL refuses NUL
    return bool(LoginSession.objects.filter(account=account, public_id=text).delete()[0])


def end_sessions(account: Account, *, except_key: str | None = None) -> int:
    """End the account's sessions, except the one with `except_key`. Return how many ended."""
    sessions = LoginSession.objects.filter(account=account).exclude(session_key=except_key)
    return sessions.delete()[0]


def delete_expired_sessions() -> None:
    LoginSession.objects.filter(expire_date__lte=timezone.now()).delete()
