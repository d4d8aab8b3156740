"""The background task of webhooks, with a lower priority than tasks that people wait for."""

from django_tasks import task

from blog.webhooks.models import WebhookDelivery
from blog.webhooks.sending import send

LATER = -10


@task(priority=LATER)
def send_delivery(pk: int) -> None:
    if delivery := WebhookDelivery.objects.select_related("webhook").filter(pk=pk).first():
        send(delivery)
