"""Generate a blog, in batches: memory does not grow with its size."""

from collections import deque
from collections.abc import Callable, Iterator
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from blog.management.generating.discussions import store_comments
from blog.management.generating.plan import AUTHORS, FORMS, PAGES, RARE, SERIES, TOPICS, Plan
from blog.management.generating.relating import relate_posts
from blog.management.generating.rows import (
    Cast,
    NewPost,
    make_page,
    make_post,
    store_bylines_and_tags,
    store_posts,
)
from blog.management.generating.texts import Texts
from blog.people.models import Account, Role
from blog.posts.listing.repairing import recount_posts
from blog.posts.menu.building import make_menu
from blog.posts.models import Post
from blog.posts.series.models import Series
from blog.posts.tags.models import Tag
from blog.search.indexing import rebuild
from blog.site.models import Site
from blog.sources.editing import fill
from blog.sources.models import Source
from blog.text.words.slugs import slugify

BATCH = 500

Report = Callable[[int], None]


class NotEmpty(Exception):
    """The blog has posts or sources already."""


def generate_blog(*, posts: int, seed: int, report: Report) -> Post:
    """Fill an empty blog and return its newest post; `report` gets the number of posts stored.

    Raise NotEmpty if the blog has posts or sources.
    """
    if Post.objects.exists() or Source.objects.exists():
        raise NotEmpty
    plan = Plan(posts, ends_at=_last_hour())
    texts = Texts(seed)
    cast = _make_cast(texts)
    _store_pages(plan, texts, cast)
    newest: NewPost | None = None
    latest: deque[Source] = deque(maxlen=plan.SPECIMEN_SOURCES)
    for numbers in _batches(plan.size):
        newest = _store_batch(numbers, plan=plan, texts=texts, cast=cast, latest=latest)[-1]
        report(numbers.stop)
    assert newest is not None
    make_menu()
    recount_posts()
    relate_posts(newest.post)
    rebuild()
    return newest.post


def _last_hour() -> datetime:
    return timezone.now().replace(minute=0, second=0, microsecond=0)


def _batches(size: int) -> Iterator[range]:
    return (range(first, min(first + BATCH, size)) for first in range(0, size, BATCH))


@transaction.atomic
def _make_cast(texts: Texts) -> Cast:
    tags = [Tag(name=name, slug=slugify(name)) for name in (*TOPICS, *FORMS, RARE)]
    titles = [texts.title() for _ in range(SERIES)]
    return Cast(
        site=Site.objects.current(),
        tags={tag.name: tag for tag in Tag.objects.bulk_create(tags)},
        authors=[_make_author(name) for name in AUTHORS],
        series=Series.objects.bulk_create(
            Series(title=title, slug=f"{slugify(title)}-{number}")
            for number, title in enumerate(titles, start=1)
        ),
    )


def _make_author(name: str) -> Account:
    """Create an author who cannot log in, having no password."""
    return Account.objects.create_user(
        slugify(name), password=None, name=name, role=Role.AUTHOR, is_staff=True
    )


@transaction.atomic
def _store_pages(plan: Plan, texts: Texts, cast: Cast) -> None:
    store_posts([make_page(title, plan=plan, texts=texts, cast=cast) for title in PAGES])


@transaction.atomic
def _store_batch(
    numbers: range, *, plan: Plan, texts: Texts, cast: Cast, latest: deque[Source]
) -> list[NewPost]:
    """Store these posts, with the sources that some of them are the first to cite."""
    sources = _store_sources([n for n in numbers if plan.has_new_source(n)], texts=texts)
    batch = []
    for number in numbers:
        cited = [sources[number]] if number in sources else []
        latest.extend(cited)
        if plan.is_specimen(number):
            cited = list(latest)
        batch.append(make_post(number, plan=plan, texts=texts, cast=cast, sources=cited))
    store_posts(batch)
    store_bylines_and_tags(batch, plan=plan, cast=cast)
    store_comments(batch, plan=plan, texts=texts)
    return batch


def _store_sources(numbers: list[int], *, texts: Texts) -> dict[int, Source]:
    """Store a source for each number."""
    sources = {}
    for number in numbers:
        item = texts.source(f"source{number}")
        sources[number] = Source(key=item["id"])
        fill(sources[number], item)
    Source.objects.bulk_create(sources.values())
    return sources
