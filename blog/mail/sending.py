"""Handing emails to the mail server, again and again until it takes them."""

import smtplib
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone

from blog.mail.models import Email

# How long to wait after each refusal; after the last the email is given up and the admin says so.
PAUSES = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720, 1440, 1440)]
KEPT = timedelta(days=30)


def send_due_emails() -> int:
    """Send what is due. Gives how many emails the mail server took."""
    return sum(send(email) for email in Email.objects.due().order_by("due_at", "pk"))


def send(email: Email) -> bool:
    """Send an email that is due, unless another worker is doing so. Whether it was taken.

    A worker that dies in between leaves it due again; its Message-ID then tells the reader's
    program that it is the same email.
    """
    if not _claim(email):
        return False
    try:
        _message(email).send()
    except (OSError, smtplib.SMTPException) as error:
        _put_off(email, error)
        return False
    # What was sent may hold a link that opens a door: only that it was sent is kept.
    emptied = {"text": "", "html": "", "headers": {}}
    Email.objects.filter(pk=email.pk).update(
        sent_at=timezone.now(), due_at=None, error="", **emptied
    )
    return True


def send_again(email: Email) -> bool:
    """Try an email that was given up anew, from the first pause on. Whether it had been."""
    given_up = Email.objects.stuck().filter(pk=email.pk)
    return given_up.update(due_at=timezone.now(), tries=0) == 1


def forget_old_emails() -> int:
    """Delete what was sent, or given up, more than KEPT ago. Gives how many."""
    old = Email.objects.filter(due_at=None, written_at__lt=timezone.now() - KEPT)
    return old.delete()[0]


def _claim(email: Email) -> bool:
    now = timezone.now()
    pause = PAUSES[min(email.tries, len(PAUSES) - 1)]
    due = Email.objects.filter(pk=email.pk, tries=email.tries, due_at__lte=now)
    return due.update(due_at=now + pause, tries=email.tries + 1) == 1


def _put_off(email: Email, error: Exception) -> None:
    """`_claim` has said when it is due again; after the last pause it never is."""
    said: dict[str, Any] = {"error": str(error)[:300]}
    if email.tries + 1 > len(PAUSES):
        said["due_at"] = None
    Email.objects.filter(pk=email.pk).update(**said)


def _message(email: Email) -> EmailMultiAlternatives:
    host = urlsplit(settings.ADDRESS).hostname or "localhost"
    stamp = f"{email.pk}.{email.written_at:%Y%m%d%H%M%S}"
    headers = {"Message-ID": f"<ibid.{stamp}@{host}>", "Auto-Submitted": "auto-generated"}
    message = EmailMultiAlternatives(
        email.subject,
        email.text,
        settings.DEFAULT_FROM_EMAIL,
        [email.to],
        headers={**headers, **email.headers},
    )
    if email.html:
        message.attach_alternative(email.html, "text/html")
    return message
