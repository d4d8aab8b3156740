"""Read and set the authors of a post. Only `posts.writing` sets them."""

from collections.abc import Sequence

from blog.people.models import Account
from blog.posts.bylines.models import Byline
from blog.posts.models import Post

Author = Account | str  # an account, or the name of a guest


def set_authors(post: Post, authors: Sequence[Author]) -> None:
    """Replace the post's authors with these, in this order and without duplicates."""
    authors = list(dict.fromkeys(authors))
    if authors == authors_of(post):
        return
    post.bylines.all().delete()
    Byline.objects.bulk_create(
        Byline(post=post, position=position, **_named(author))
        for position, author in enumerate(authors)
    )


def authors_of(post: Post) -> list[Author]:
    """Return the post's authors in the order of its byline."""
    bylines = post.bylines.select_related("account").order_by("position", "pk")
    return [byline.account or byline.guest for byline in bylines]


def _named(author: Author) -> dict[str, Author]:
    return {"guest": author} if isinstance(author, str) else {"account": author}
