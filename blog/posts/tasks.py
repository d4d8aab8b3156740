"""Work on posts for the background worker."""

from django_tasks import task

from blog.posts.models import Post
from blog.posts.related import relate
from blog.posts.rendering.card_pictures import draw_card
from blog.posts.rendering.page import render_post


@task()
def render_posts(pks: list[int]) -> None:
    for post in Post.objects.filter(pk__in=pks):
        render_post(post)


@task()
def draw_cards(pks: list[int]) -> None:
    for post in Post.objects.filter(pk__in=pks).select_related("lead_picture"):
        draw_card(post)


@task()
def relate_post(pk: int) -> None:
    """The post to others, and those others anew, which may be nearer or farther now."""
    for post in Post.objects.filter(pk=pk):
        for other in Post.objects.filter(pk__in=relate(post)):
            relate(other)
