"""Work on pictures for the background worker."""

from django_tasks import task

from blog.media.models import Picture
from blog.media.resizing import resize


@task()
def resize_picture(pk: int) -> None:
    picture = Picture.objects.filter(pk=pk).first()
    if picture:
        resize(picture)
