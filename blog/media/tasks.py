"""Work on pictures for the background worker."""

from django_tasks import task

from blog.media.drawing import draw_site
from blog.media.models import Picture
from blog.media.resizing import resize
from blog.site.models import Site


@task()
def resize_picture(pk: int) -> None:
    picture = Picture.objects.filter(pk=pk).first()
    if picture:
        resize(picture)


@task()
def draw_blog() -> None:
    """Its card and its icons."""
    draw_site(Site.objects.current())
