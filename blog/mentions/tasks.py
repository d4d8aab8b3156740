"""Work on mentions for the background worker, after all that people wait for."""

from django_tasks import task

from blog.mentions import checking, telling
from blog.mentions.models import Mention, Notice

LATER = -10


@task(priority=LATER)
def check_mention(pk: int) -> None:
    if mention := Mention.objects.select_related("post", "comment").filter(pk=pk).first():
        checking.check(mention)


@task(priority=LATER)
def tell_page(pk: int) -> None:
    if notice := Notice.objects.select_related("post").filter(pk=pk).first():
        telling.tell(notice)
