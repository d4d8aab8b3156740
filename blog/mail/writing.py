"""Write emails: stored in the transaction that causes them, sent after its commit."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string

from blog.mail.models import Email
from blog.mail.tasks import send_email
from blog.site.localizing import localized
from blog.site.models import Site


def mail_is_on() -> bool:
    """Return whether a mail server is configured; without one, no email is written or promised."""
    return bool(settings.MAIL_IS_ON)


def write_email(
    template: str,
    *,
    to: str,
    context: Mapping[str, Any],
    headers: Mapping[str, str] | None = None,
    language: str = "",
) -> Email | None:
    """Store an email made from `templates/mail/<template>.txt` and `.html`, and queue sending it.

    The first line of the text is the subject. The templates get `context`, `site` and `home` (the
    blog's URL), and are rendered in `language`, by default the blog's. Return None without a mail
    server.
    """
    if not mail_is_on():
        return None
    site = Site.objects.current()
    context = {**context, "site": site, "home": settings.ORIGIN}
    with localized(site, language=language):
        subject, _blank, text = _text(template, context).partition("\n")
        html = render_to_string(f"mail/{template}.html", context)
    email = Email.objects.create(
        to=to,
        subject=" ".join(subject.split())[:250],  # headers must not contain line breaks
        text=text.strip() + "\n",
        html=html,
        headers=dict(headers or {}),
    )
    transaction.on_commit(partial(send_email.enqueue, email.pk))
    return email


def _text(template: str, context: Mapping[str, Any]) -> str:
    return render_to_string(f"mail/{template}.txt", dict(context)).strip()
