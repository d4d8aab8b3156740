"""Background tasks of comments."""

from django_tasks import task

from blog.comments.heads import render_outdated


@task()
def render_heads() -> None:
    render_outdated()
