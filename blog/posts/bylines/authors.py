"""Authors as readers see them: accounts and named guests."""

from dataclasses import dataclass, replace

from django.db.models import Count, Q
from django.urls import reverse

from blog.people.models import Account
from blog.posts.bylines.models import Byline
from blog.posts.models import Kind, Post, PostQuerySet, live_q
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
    def posts(self) -> PostQuerySet:
        """The author's posts, including those from before they had an account."""
        bylines = Byline.objects.filter(_written_by(self.slug))
        return Post.objects.filter(pk__in=bylines.values("post"))

    def counted(self) -> "Author":
        """Return the same author with the number of their live posts, in one query."""
        return replace(self, count=self.posts.posts().live().count())


def author_at(slug: str) -> Author | None:
    """Return the author with this slug, even without live posts, or None, in one query."""
    bylines = Byline.objects.filter(_written_by(slug)).select_related("account")
    byline = bylines.order_by("guest").first()
    return _author(byline) if byline else None


def live_authors() -> list[Author]:
    """Return the authors of live posts, sorted by name, in three queries."""
    live = Byline.objects.filter(live_q("post__"), post__kind=Kind.POST).order_by()
    counts = dict(live.filter(account__isnull=False).values_list("account").annotate(Count("pk")))
    guests = live.exclude(guest="").values_list("guest_slug", "guest").annotate(Count("pk"))
    accounts = Account.objects.filter(pk__in=counts)
    authors = [_of_account(account, count=counts[account.pk]) for account in accounts]
    known = {author.slug for author in authors}
    authors += [Author(slug, name, count=n) for slug, name, n in guests if slug not in known]
    return sorted(authors, key=lambda author: in_order(author.name))


def _written_by(slug: str) -> Q:
    return Q(account__slug=slug) | Q(guest_slug=slug)


def _author(byline: Byline) -> Author:
    if byline.account:
        return _of_account(byline.account)
    return Author(byline.guest_slug, byline.guest)


def _of_account(account: Account, *, count: int = 0) -> Author:
    return Author(account.slug, account.shown_name, account.website, account.about, count, account)
