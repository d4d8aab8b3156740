"""Writing: a post's text saved, cleaned, its citations counted and its page made."""

from collections.abc import Sequence
from dataclasses import asdict

from django.db import transaction

from blog.people.models import Account
from blog.posts.bylines.models import Byline
from blog.posts.citations.recording import (
    label_citations,
    record_citations,
    record_consulted,
    take_out_of_trash,
)
from blog.posts.menu.building import make_menu
from blog.posts.models import Post
from blog.posts.permalinks.assigning import give_permalink
from blog.posts.rendering.page import render
from blog.posts.signals import tell_changed
from blog.posts.translations.linking import keep_apart
from blog.sources.models import Source
from blog.text.html.sanitizing import clean_post
from blog.text.words.slugs import slugify


class StaleSave(Exception):
    """The post was saved by someone else since what is to be saved was begun."""


@transaction.atomic
def save_post(
    post: Post,
    *,
    by: Account | None = None,
    consulted: Sequence[Source] | None = None,
    based_on: int | None = None,
) -> Post:
    """Save what was written, whatever its stage; a changed slug gets a new address.

    A new post's byline is `by`, unless it has one already. `consulted` are the sources read for it
    beside those it cites; as before if not given. Raises StaleSave if the stored version is
    another than `based_on`.
    """
    _take_next_version(post, based_on=based_on)
    post.body = label_citations(clean_post(post.body))
    post.slug = post.slug or slugify(post.title) or "untitled"
    if post.permalink_id:
        give_permalink(post)
    keep_apart(post)
    for field, value in asdict(render(post, consulted=consulted)).items():
        setattr(post, field, value)
    post.save()
    if by and not post.bylines.exists():
        Byline.objects.create(post=post, account=by)
    record_citations(post)
    if consulted is not None:
        record_consulted(post, consulted)
    take_out_of_trash(post)
    make_menu()
    tell_changed(post.pk)
    return post


def _take_next_version(post: Post, *, based_on: int | None) -> None:
    """Until the transaction ends nobody else saves the post."""
    if post.pk is None:
        post.version = 1
        return
    stored = Post.objects.select_for_update().only("version").get(pk=post.pk)
    if based_on not in {None, stored.version}:
        raise StaleSave
    post.version = stored.version + 1
