"""Add, change and delete webhooks, and send a delivery again."""

import secrets
from collections.abc import Sequence
from functools import partial

from django.db import transaction
from django.utils import timezone

from blog.jobs.leasing import reschedule
from blog.people.audit import note
from blog.people.models import Account
from blog.webhooks.announcing import begin_tracking
from blog.webhooks.models import Announced, Webhook, WebhookDelivery, keeps_track
from blog.webhooks.tasks import send_delivery


@transaction.atomic
def add_webhook(*, url: str, events: Sequence[str], by: Account | None = None) -> Webhook:
    """Store a webhook; it is sent what happens from now on."""
    if not keeps_track():
        begin_tracking()
    webhook = Webhook.objects.create(url=url, events=list(events), salt=secrets.token_hex(16))
    note(by, f"Added the webhook {webhook}.")
    return webhook


@transaction.atomic
def change_webhook(
    webhook: Webhook, *, url: str, events: Sequence[str], is_active: bool, by: Account | None = None
) -> None:
    """Change the webhook; turned on again, it starts without a history of failures."""
    if is_active and not webhook.is_active:
        webhook.failing_since = None
    webhook.url, webhook.events, webhook.is_active = url, list(events), is_active
    webhook.save()
    note(by, f"Changed the webhook {webhook}.")


@transaction.atomic
def rotate_secret(webhook: Webhook, *, by: Account | None = None) -> None:
    """Sign with a new secret from now on, retries included."""
    webhook.salt = secrets.token_hex(16)
    webhook.save(update_fields=["salt"])
    note(by, f"Made a new secret for the webhook {webhook}.")


@transaction.atomic
def delete_webhook(webhook: Webhook, *, by: Account | None = None) -> None:
    """Delete the webhook with its deliveries."""
    note(by, f"Deleted the webhook {webhook}.")
    webhook.delete()
    if not keeps_track():
        Announced.objects.all().delete()


@transaction.atomic
def send_again(delivery: WebhookDelivery, *, by: Account | None = None) -> None:
    """Send the delivery again, with the same ID, as if for the first time."""
    reschedule(delivery, at=timezone.now())
    delivery.sent_at = delivery.status = None
    delivery.save()
    note(by, f"Sent the webhook {delivery} again.")
    transaction.on_commit(partial(send_delivery.enqueue, delivery.pk))
