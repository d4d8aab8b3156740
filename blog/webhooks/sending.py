"""Send deliveries, signed, and turn off a webhook that has failed for days."""

from datetime import timedelta
from http import HTTPStatus

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from blog.jobs.leasing import claim, give_up, put_off, succeed
from blog.mail.writing import write_email
from blog.net.fetching import FetchFailed, FetchRefused, fetch
from blog.people.models import Account
from blog.site.languages import ADMIN_LANGUAGE
from blog.site.outgoing import may_contact_sites
from blog.webhooks.models import Webhook, WebhookDelivery
from blog.webhooks.signing import signed_headers

MAX_BYTES, SECONDS = 64_000, 15
LONGEST_FAILURE = timedelta(days=5)


def send(delivery: WebhookDelivery) -> None:
    """Send the delivery if it is due. Any successful status counts, whatever the answer says."""
    webhook = delivery.webhook
    if not (webhook.is_active and may_contact_sites()) or not claim(delivery):
        return
    try:
        status = _post(delivery)
    except FetchRefused as refusal:
        give_up(delivery, str(refusal))
        _record_failure(webhook)
    except FetchFailed as failure:
        put_off(delivery, str(failure))
        WebhookDelivery.objects.filter(pk=delivery.pk).update(status=failure.status)
        _record_failure(webhook, is_gone=failure.status == HTTPStatus.GONE)
    else:
        succeed(delivery, sent_at=timezone.now(), status=status)
        Webhook.objects.filter(pk=webhook.pk).exclude(failing_since=None).update(failing_since=None)


def _post(delivery: WebhookDelivery) -> int:
    """Return the status of the answer. Raise FetchFailed unless it is a success."""
    body = delivery.body.encode()
    timestamp = int(timezone.now().timestamp())
    headers = signed_headers(
        delivery.webhook, message_id=delivery.message_id, timestamp=timestamp, body=body
    )
    try:
        page = fetch(
            delivery.webhook.url,
            accept={"*/*"},
            max_bytes=MAX_BYTES,
            seconds=SECONDS,
            sender=settings.PUBLIC_URL,
            purpose="webhook",
            form=body,
            more_headers={"Content-Type": "application/json", **headers},
        )
    except FetchFailed as failure:
        if failure.status is not None and 200 <= failure.status <= 299:
            return failure.status
        raise
    return page.status


@transaction.atomic
def _record_failure(webhook: Webhook, *, is_gone: bool = False) -> None:
    """Record since when it fails; turn it off after days, or at once if it says that it is gone."""
    now = timezone.now()
    webhook = Webhook.objects.select_for_update().get(pk=webhook.pk)
    webhook.failing_since = webhook.failing_since or now
    has_failed_long = now - webhook.failing_since >= LONGEST_FAILURE
    if webhook.is_active and (is_gone or has_failed_long):
        webhook.is_active = False
        _notify_owners(webhook)
    webhook.save(update_fields=["failing_since", "is_active"])


def _notify_owners(webhook: Webhook) -> None:
    for owner in Account.objects.owners().exclude(email=""):
        context = {"to": owner, "webhook": webhook}
        write_email("webhook_off", to=owner.email, context=context, language=ADMIN_LANGUAGE)
