"""Background tasks for webmentions, with a lower priority than tasks that people wait for."""

from django_tasks import task

from blog.mentions import checking, sending
from blog.mentions.models import Delivery, Mention

LATER = -10


@task(priority=LATER)
def check_mention(pk: int) -> None:
    if mention := Mention.objects.select_related("post", "comment").filter(pk=pk).first():
        checking.check(mention)


@task(priority=LATER)
def send_delivery(pk: int) -> None:
    if delivery := Delivery.objects.select_related("post").filter(pk=pk).first():
        sending.send(delivery)
