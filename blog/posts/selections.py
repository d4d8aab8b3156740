"""Which posts readers and authors may see, and what the pages need of them."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Least
from django.utils import timezone

from blog.media.files.models import MediaFile
from blog.people.models import Account
from blog.posts.bylines.models import Byline
from blog.posts.choices import Kind, Stage
from blog.posts.tags.models import Tag
from blog.rows.prepared import Parameter
from blog.rows.trash import Row, TrashQuerySet

# The order of a list, by what `by_date`, `tagged` and `by_author` annotate.
NEWEST_IN_LIST = ("-listing_date", "-listing_key")


def live_q(
    prefix: str = "",
    *,
    at: datetime | Parameter | None = None,
    until: datetime | F | None = None,
    dated: str = "published_at",
) -> Q:
    """Match the posts that readers may see, now or `at` a time; nothing else defines this.

    With `until`, only those dated up to then: a database uses one of two bounds of a date. `dated`
    is the name of a copy of the date, in whose order a list is read.
    """
    now = at or timezone.now()
    return Q(
        **{
            f"{prefix}{dated}__lte": _earlier(until, now) if until else now,
            f"{prefix}withdrawn_at__isnull": True,
            f"{prefix}trashed_at__isnull": True,
        }
    )


def _earlier(moment: datetime | F, now: datetime | Parameter) -> datetime | Least:
    if isinstance(moment, datetime) and isinstance(now, datetime):
        return min(moment, now)
    return Least(moment, Value(now) if isinstance(now, datetime) else now)


class PostSelections(TrashQuerySet[Row]):
    def live(self, *, at: datetime | Parameter | None = None) -> Self:
        return self.filter(live_q(at=at))

    def in_stage(self, stage: Stage) -> Self:
        now = timezone.now()
        match stage:
            case Stage.DRAFT:
                return self.kept().filter(published_at__isnull=True)
            case Stage.SCHEDULED:
                return self.kept().filter(published_at__gt=now, withdrawn_at__isnull=True)
            case Stage.PUBLISHED:
                return self.live()
            case Stage.WITHDRAWN:
                return self.kept().filter(withdrawn_at__isnull=False)
            case Stage.TRASHED:
                return self.trashed()

    def in_list(self, *, until: datetime | None = None) -> Self:
        """Select the live posts of a list, newest first, dated up to `until`."""
        live = self.filter(live_q(until=until, dated="listing_date"), kind=Kind.POST)
        return live.order_by(*NEWEST_IN_LIST)

    def by_date(self) -> Self:
        """Let the posts be listed by their own dates."""
        return self.annotate(listing_date=F("published_at"), listing_key=F("pk"))

    def tagged(self, tag: Tag | int | Parameter) -> Self:
        """Select the posts that the list of a tag has or will have, by its index."""
        return self.filter(taggings__tag=tag).annotate(
            listing_date=F("taggings__listed_at"), listing_key=F("taggings__content_object")
        )

    def by_author(self, slug: str | Parameter) -> Self:
        """Select the posts that the list of an author has or will have, by its index."""
        return self.filter(bylines__listed_as=slug).annotate(
            listing_date=F("bylines__listed_at"), listing_key=F("bylines__post")
        )

    def posts(self) -> Self:
        return self.filter(kind=Kind.POST)

    def pages(self) -> Self:
        return self.filter(kind=Kind.PAGE)

    def newest_first(self) -> Self:
        return self.order_by("-published_at", "-pk")

    def between(self, start: datetime | Parameter, end: datetime | Parameter) -> Self:
        """Select posts dated from `start` up to but not including `end`."""
        return self.filter(published_at__gte=start, published_at__lt=end)

    def editable_by(self, account: Account) -> Self:
        return self.kept().written_by(account)

    def written_by(self, account: Account) -> Self:
        """Select the posts the account may edit, in the trash or not: all of them for editors."""
        if account.may_edit_all:
            return self
        return self.filter(bylines__account=account)

    def with_bylines(self) -> Self:
        return self.prefetch_related(
            models.Prefetch("bylines", Byline.objects.select_related("account")),
        )

    def for_list(self) -> Self:
        """Fetch everything a list of posts shows, in three queries."""
        return (
            self.defer("body", "rendered", "rendered_sources")
            .with_bylines()
            .prefetch_related("tags")
        )

    def for_feed(self) -> Self:
        """Fetch everything a feed shows of posts, in five queries."""
        posts = self.defer("body").select_related("lead_picture").with_bylines()
        files = models.Prefetch("files", MediaFile.objects.order_by("pk"))
        return posts.prefetch_related("tags", "pictures", files)

    def with_recordings(self) -> Self:
        """Select the posts with a sound or a film in their text."""
        return self.filter(pk__in=MediaFile.objects.recordings().values("posts"))

    def for_sitemap(self) -> Self:
        """Fetch what the sitemap shows of posts, in two queries."""
        shown = ("permalink", "published_at", "updated_at", "translation_group", "lead_picture")
        return self.only(*shown).select_related("lead_picture").prefetch_related("pictures")

    def for_page(self) -> Self:
        """Fetch everything a post's page shows except comments, in three queries."""
        posts = self.defer("body").select_related("lead_picture")
        return posts.with_bylines().prefetch_related("tags")
