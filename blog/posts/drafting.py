"""Writing: a post's text saved, cleaned, its citations counted and its page made."""

from collections.abc import Sequence
from dataclasses import asdict

from django.db import transaction
from django.utils import timezone

from blog.people.models import Account
from blog.posts.addressing import give_permalink
from blog.posts.citing import (
    label_citations,
    record_citations,
    record_consulted,
    take_out_of_trash,
)
from blog.posts.models import Byline, Post
from blog.posts.rendering import Rendering, render
from blog.sources.models import Source
from blog.text.sanitising import clean_post
from blog.text.slugs import slugify


@transaction.atomic
def save_post(
    post: Post, *, by: Account | None = None, consulted: Sequence[Source] | None = None
) -> Post:
    """Save what was written, whatever its stage; a changed slug gets a new address.

    A new post's byline is `by`, unless it has one already. `consulted` are the sources read for it
    beside those it cites; as before if not given. `updated_at` moves only when readers see a
    difference.
    """
    post.body = label_citations(clean_post(post.body))
    post.slug = post.slug or slugify(post.title) or "untitled"
    if post.permalink_id:
        give_permalink(post)
    made = render(post, consulted=consulted)
    if post.is_live and _reads_differently(post, made):
        post.updated_at = timezone.now()
    for field, value in asdict(made).items():
        setattr(post, field, value)
    post.save()
    if by and not post.bylines.exists():
        Byline.objects.create(post=post, account=by)
    record_citations(post)
    if consulted is not None:
        record_consulted(post, consulted)
    take_out_of_trash(post)
    return post


def _reads_differently(post: Post, made: Rendering) -> bool:
    seen = (made.rendered, made.rendered_sources, post.title)
    stored = Post.objects.values_list("rendered", "rendered_sources", "title").get(pk=post.pk)
    return seen != stored
