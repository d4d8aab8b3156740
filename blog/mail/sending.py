"""Handing letters to the mail server, again and again until it takes them."""

import smtplib
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone

from blog.mail.models import Letter

# How long to wait after each refusal; after the last the letter is given up and the desk says so.
PAUSES = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720, 1440, 1440)]
KEPT = timedelta(days=30)


def send_due_letters() -> int:
    """Send what is due. Gives how many letters the mail server took."""
    return sum(send(letter) for letter in Letter.objects.due().order_by("due_at", "pk"))


def send(letter: Letter) -> bool:
    """Send a letter that is due, unless another worker is doing so. Whether it was taken.

    A worker that dies in between leaves it due again; its Message-ID then tells the reader's
    program that it is the same letter.
    """
    if not _claim(letter):
        return False
    try:
        _message(letter).send()
    except (OSError, smtplib.SMTPException) as error:
        _put_off(letter, error)
        return False
    # What was sent may hold a link that opens a door: only that it was sent is kept.
    emptied = {"text": "", "html": "", "headers": {}}
    Letter.objects.filter(pk=letter.pk).update(
        sent_at=timezone.now(), due_at=None, error="", **emptied
    )
    return True


def send_again(letter: Letter) -> bool:
    """Try a letter that was given up anew, from the first pause on. Whether it had been."""
    given_up = Letter.objects.stuck().filter(pk=letter.pk)
    return given_up.update(due_at=timezone.now(), tries=0) == 1


def forget_old_letters() -> int:
    """Delete what was sent, or given up, more than KEPT ago. Gives how many."""
    old = Letter.objects.filter(due_at=None, written_at__lt=timezone.now() - KEPT)
    return old.delete()[0]


def _claim(letter: Letter) -> bool:
    now = timezone.now()
    pause = PAUSES[min(letter.tries, len(PAUSES) - 1)]
    due = Letter.objects.filter(pk=letter.pk, tries=letter.tries, due_at__lte=now)
    return due.update(due_at=now + pause, tries=letter.tries + 1) == 1


def _put_off(letter: Letter, error: Exception) -> None:
    """`_claim` has said when it is due again; after the last pause it never is."""
    said: dict[str, Any] = {"error": str(error)[:300]}
    if letter.tries + 1 > len(PAUSES):
        said["due_at"] = None
    Letter.objects.filter(pk=letter.pk).update(**said)


def _message(letter: Letter) -> EmailMultiAlternatives:
    host = urlsplit(settings.ADDRESS).hostname or "localhost"
    stamp = f"{letter.pk}.{letter.written_at:%Y%m%d%H%M%S}"
    headers = {"Message-ID": f"<ibid.{stamp}@{host}>", "Auto-Submitted": "auto-generated"}
    message = EmailMultiAlternatives(
        letter.subject,
        letter.text,
        settings.DEFAULT_FROM_EMAIL,
        [letter.to],
        headers={**headers, **letter.headers},
    )
    if letter.html:
        message.attach_alternative(letter.html, "text/html")
    return message
