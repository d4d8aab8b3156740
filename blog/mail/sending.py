"""Send emails, and retry until the mail server accepts them."""

import smtplib
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone

from blog.jobs.leasing import claim, put_off, succeed
from blog.mail.models import Email

KEPT = timedelta(days=30)

# Errors of the mail server and the connection, and of headers that an email must not have.
_REFUSALS = (OSError, smtplib.SMTPException, ValueError)


def send_due_emails() -> int:
    """Send the due emails, and return how many the mail server accepted."""
    return sum(send(email) for email in Email.objects.due())


def send(email: Email) -> bool:
    """Send the email if it is due and no other worker holds it; return whether it was accepted.

    If a worker dies after sending it, another one sends it again with the same Message-ID, by which
    mail programs recognize the duplicate.
    """
    if not claim(email):
        return False
    try:
        _message(email).send()
    except _REFUSALS as error:
        put_off(email, str(error) or type(error).__name__)
        return False
    # An email may contain a link that logs in its recipient, so its content is not kept.
    succeed(email, sent_at=timezone.now(), text="", html="", headers={})
    return True


def delete_old_emails() -> int:
    """Delete emails written more than KEPT ago and sent or given up; return their number."""
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
