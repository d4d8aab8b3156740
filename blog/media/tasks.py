"""Background tasks that make images."""

from django_tasks import task

from blog.media.models import Picture
from blog.media.resizing import resize
from blog.media.site_images import draw_site
from blog.site.models import Site


@task()
def resize_picture(pk: int) -> None:
    picture = Picture.objects.filter(pk=pk).first()
    if picture:
        resize(picture)


@task()
def draw_blog() -> None:
    """Draw the blog's card and icons."""
    draw_site(Site.objects.current())
