"""The related posts of generated posts: the same for all posts with the same tags."""

from collections.abc import Iterator

from django.db import transaction
from django.db.models import Q

from blog.management.generating.plan import FORMS, RARE, TOPICS
from blog.posts.models import Post
from blog.posts.related import nearest_to
from blog.posts.tags.models import Tagging


def relate_posts(specimen: Post) -> None:
    """Store the related posts of every post, as the worker would after all are published.

    Posts that share a source with another, as those of the specimen do, and the first of each pair
    of tags are related by the verb itself, since a post is not related to itself.
    """
    for pks in _of_same_tags():
        _relate_alike(pks)
    sharing = Q(citations__source__in=specimen.sources.values("pk")) | Q(tags__name=RARE)
    _relate(list(Post.objects.filter(sharing).distinct().values_list("pk", flat=True)))


def _of_same_tags() -> Iterator[list[int]]:
    """Yield the keys of the posts with each pair of tags."""
    for topic in TOPICS:
        for form in FORMS:
            both = Tagging.objects.filter(tag__name=topic).filter(
                content_object__in=Tagging.objects.filter(tag__name=form).values("content_object")
            )
            yield sorted(both.values_list("content_object", flat=True))


@transaction.atomic
def _relate_alike(pks: list[int]) -> None:
    """Give all these posts the related ones of the oldest, and each of those their own."""
    for post in Post.objects.filter(pk__in=pks[:1]):
        nearest = nearest_to(post)
        for start in range(0, len(pks), 500):
            Post.objects.filter(pk__in=pks[start : start + 500]).update(related=nearest)
        _relate([*pks[:1], *nearest])


def _relate(pks: list[int]) -> None:
    for post in Post.objects.filter(pk__in=pks):
        Post.objects.filter(pk=post.pk).update(related=nearest_to(post))
