"""The periodic jobs of webmentions: queueing checks and deliveries, deleting old mentions."""

from datetime import timedelta

from django.utils import timezone

from blog.mentions.models import Delivery, Mention, MentionStatus
from blog.mentions.queueing import scan_changed_posts, sends_mentions
from blog.mentions.tasks import check_mention, send_delivery
from blog.site.models import Site

BATCH = 100
NETWORKS_KEPT = timedelta(days=1)  # as long as a rate limit may need them
FAILED_KEPT = timedelta(days=30)


def queue_due_webmentions() -> int:
    """Scan changed posts, then queue the checks and deliveries that are due. Return how many."""
    scan_changed_posts()
    sends = sends_mentions(Site.objects.current())
    mentions = list(Mention.objects.due().values_list("pk", flat=True)[:BATCH])
    deliveries = list(Delivery.objects.due().values_list("pk", flat=True)[: BATCH * sends])
    for pk in mentions:
        check_mention.enqueue(pk)
    for pk in deliveries:
        send_delivery.enqueue(pk)
    return len(mentions) + len(deliveries)


def delete_failed_mentions() -> int:
    """Delete old mentions without a link to the post, and blank the networks of old mentions.

    Return how many mentions were deleted.
    """
    now = timezone.now()
    old = Mention.objects.filter(received_at__lt=now - NETWORKS_KEPT).exclude(network="")
    old.update(network="")
    failed = Mention.objects.filter(received_at__lt=now - FAILED_KEPT)
    return failed.exclude(status=MentionStatus.FOUND).delete()[0]
