"""Saying who wrote a post: accounts and guests, in order."""

from collections.abc import Sequence

from django.db import transaction

from blog.people.models import Account
from blog.posts.bylines.models import Byline
from blog.posts.models import Post
from blog.posts.signals import tell_changed

Author = Account | str  # somebody with an account, or a guest by name


@transaction.atomic
def set_bylines(post: Post, authors: Sequence[Author]) -> None:
    """Make these the post's authors, in this order."""
    wished = list(dict.fromkeys(authors))
    if wished == authors_of(post):
        return
    post.bylines.all().delete()
    Byline.objects.bulk_create(
        Byline(post=post, position=position, **_named(author))
        for position, author in enumerate(wished)
    )
    tell_changed(post.pk)


def authors_of(post: Post) -> list[Author]:
    """In the order of the byline."""
    bylines = post.bylines.select_related("account").order_by("position", "pk")
    return [byline.account or byline.guest for byline in bylines]


def _named(author: Author) -> dict[str, Author]:
    return {"guest": author} if isinstance(author, str) else {"account": author}
