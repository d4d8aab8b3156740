"""Work on posts for the background worker."""

from django_tasks import task

from blog.posts.models import Post
from blog.posts.rendering import render_post


@task()
def render_posts(pks: list[int]) -> None:
    for post in Post.objects.filter(pk__in=pks):
        render_post(post)
