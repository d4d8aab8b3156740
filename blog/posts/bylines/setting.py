"""Read and set the authors of a post. Only `posts.writing` sets them."""

from collections.abc import Sequence

from blog.people.models import Account
from blog.posts.bylines.models import Byline
from blog.posts.listing.updating import unlist_authors
from blog.posts.models import Post

Author = Account | str  # an account, or the name of a guest


def set_authors(post: Post, authors: Sequence[Author], *, is_new: bool = False) -> None:
    """Replace the post's authors with these, in this order and without duplicates.

    An author who keeps the position keeps the row. A new post has none.
    """
    stored = [] if is_new else _bylines_of(post)
    kept = {(byline.position, byline.account or byline.guest): byline.pk for byline in stored}
    wanted = list(enumerate(dict.fromkeys(authors)))
    if gone := {byline.pk for byline in stored} - {kept.get(place) for place in wanted}:
        unlist_authors(byline for byline in stored if byline.pk in gone)
        Byline.objects.filter(pk__in=gone).delete()
    Byline.objects.bulk_create(
        Byline(post=post, position=position, **_named(author))
        for position, author in wanted
        if (position, author) not in kept
    )


def authors_of(post: Post) -> list[Author]:
    """Return the post's authors in the order of its byline."""
    return [byline.account or byline.guest for byline in _bylines_of(post)]


def _bylines_of(post: Post) -> list[Byline]:
    return list(post.bylines.select_related("account").order_by("position", "pk"))


def _named(author: Author) -> dict[str, Author]:
    if isinstance(author, str):
        return {"guest": author, "listed_as": Byline(guest=author).author_slug}
    return {"account": author, "listed_as": author.slug}
