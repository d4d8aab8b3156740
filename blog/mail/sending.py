"""Handing emails to the mail server, again and again until it takes them."""

import smtplib
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone

from blog.jobs.leasing import claim, put_off, succeed
from blog.mail.models import Email

KEPT = timedelta(days=30)

# What a mail server, the way to it, or a header that no email may have can raise.
_REFUSALS = (OSError, smtplib.SMTPException, ValueError)


def send_due_emails() -> int:
    """Send the emails that are due and return how many the mail server took."""
    return sum(send(email) for email in Email.objects.due())


def send(email: Email) -> bool:
    """Send an email that is due and that no other worker holds. Return whether it was taken.

    A worker that dies in between leaves it to another one; from its Message-ID the reader's program
    can tell that it is the same email.
    """
    if not claim(email):
        return False
    try:
        _message(email).send()
    except _REFUSALS as error:
        put_off(email, str(error) or type(error).__name__)
        return False
    # An email may hold a link that logs its reader in: once sent, only that it was sent is kept.
    succeed(email, sent_at=timezone.now(), text="", html="", headers={})
    return True


def delete_old_emails() -> int:
    """Delete the emails that were sent or given up more than KEPT ago and return their number."""
    old = Email.objects.filter(due_at=None, written_at__lt=timezone.now() - KEPT)
    return old.delete()[0]


def _message(email: Email) -> EmailMultiAlternatives:
    host = urlsplit(settings.ORIGIN).hostname or "localhost"
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
