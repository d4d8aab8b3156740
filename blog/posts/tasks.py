"""Tasks on posts for the background worker."""

from django_tasks import task

from blog.posts.models import Post
from blog.posts.related import relate
from blog.posts.rendering.card_pictures import draw_card
from blog.posts.rendering.page import render_post
from blog.site.models import Site


@task()
def render_posts(pks: list[int]) -> None:
    site = Site.objects.current()
    for post in Post.objects.filter(pk__in=pks):
        render_post(post, site=site)


@task()
def draw_cards(pks: list[int]) -> None:
    site = Site.objects.current()
    for post in Post.objects.filter(pk__in=pks).select_related("lead_picture"):
        draw_card(post, site=site)


@task()
def relate_post(pk: int) -> None:
    """Update the related posts of the post, and of each post that was or is related to it."""
    for post in Post.objects.filter(pk=pk):
        for other in Post.objects.filter(pk__in=relate(post)):
            relate(other)
