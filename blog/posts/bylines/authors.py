"""Authors as readers see them: accounts and named guests."""

from dataclasses import dataclass, replace

from django.urls import reverse

from blog.people.models import Account
from blog.posts.bylines.models import Byline
from blog.posts.listing.counts import posts_by_author, posts_of_author
from blog.posts.lists import PostList, by_author
from blog.site.sorting import in_order


@dataclass(frozen=True)
class Author:
    """Someone named in a byline; `count` is the number of their live posts, 0 if not counted."""

    slug: str
    name: str
    website: str = ""
    about: str = ""
    count: int = 0
    account: Account | None = None

    def get_absolute_url(self) -> str:
        return reverse("author", args=[self.slug])

    @property
    def posts(self) -> PostList:
        """The author's posts, including those from before they had an account."""
        return by_author(self.slug)

    def counted(self) -> "Author":
        """Return the same author with the number of their live posts."""
        return replace(self, count=posts_of_author(self.slug))


def author_at(slug: str) -> Author | None:
    """Return the author with this slug, even without live posts, or None, by indexes."""
    bylines = Byline.objects.select_related("account").order_by()
    byline = bylines.filter(account__slug=slug).first() or bylines.filter(guest_slug=slug).first()
    return _author(byline) if byline else None


def live_authors() -> list[Author]:
    """Return the authors of live posts, sorted by name, in three queries."""
    counts, guests = posts_by_author()
    accounts = Account.objects.filter(slug__in=counts)
    authors = [_of_account(account, count=counts[account.slug]) for account in accounts]
    known = {author.slug for author in authors}
    authors += [
        Author(slug, name, count=counts[slug])
        for slug, name in guests.items()
        if slug in counts and slug not in known
    ]
    return sorted(authors, key=lambda author: in_order(author.name))


def _author(byline: Byline) -> Author:
    if byline.account:
        return _of_account(byline.account)
    return Author(byline.guest_slug, byline.guest)


def _of_account(account: Account, *, count: int = 0) -> Author:
    return Author(account.slug, account.shown_name, account.website, account.about, count, account)
