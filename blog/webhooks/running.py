"""The periodic jobs of webhooks: queueing what is due, deleting old deliveries."""

from datetime import timedelta

from django.utils import timezone

from blog.site.outgoing import may_contact_sites
from blog.webhooks.announcing import announce_missed
from blog.webhooks.models import WebhookDelivery
from blog.webhooks.tasks import send_delivery

BATCH = 100
KEPT = timedelta(days=30)


def queue_due_deliveries() -> int:
    """Announce posts that went live by themselves, and queue due deliveries. Return how many."""
    announce_missed()
    if not may_contact_sites():
        return 0
    due = WebhookDelivery.objects.due().filter(webhook__is_active=True)
    pks = list(due.values_list("pk", flat=True)[:BATCH])
    for pk in pks:
        send_delivery.enqueue(pk)
    return len(pks)


def delete_old_deliveries() -> int:
    """Delete the deliveries of more than thirty days ago. Return how many."""
    old = WebhookDelivery.objects.filter(created_at__lt=timezone.now() - KEPT)
    return old.delete()[0]
