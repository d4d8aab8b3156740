"""What a missing address seems to mean: posts by its words, the nearest slug, the year in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from django.urls import reverse

from blog.posts.models import Post
from blog.search.searching import search
from blog.text.words.distances import distance
from blog.text.words.slugs import slugify

MAX_OFFERED = 5
MAX_NEAR = 50  # slugs that begin alike, of which the distance is measured
BEGINNING = 3  # letters that they have in common
MAX_WORDS = 6
_DATE = re.compile(r"/((?:19|20)\d\d)(?:/(0[1-9]|1[0-2]))?(?=/|$)")
_ENDING = re.compile(r"\.[a-z]{2,5}$", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True)
class Meant:
    """A page that may be meant, with its title in a language; "" for that of the blog."""

    title: str
    url: str
    language: str = ""


def meant_by(path: str) -> list[Meant]:
    """Return the posts and pages that the address may mean, the likeliest first.

    It asks a bounded number of queries, whatever the address is.
    """
    slug = slugify(slug_in(path))
    if not slug:
        return []
    found = {post.url: post for post in _near(slug)}
    if len(found) < MAX_OFFERED:
        found = {each.url: each for each in _with_words(slug)} | found
        found = dict(sorted(found.items(), key=lambda item: distance_to(slug, item[0])))
    return list(found.values())[:MAX_OFFERED]


def archive_of(path: str) -> str:
    """Return the path of the month or year in the address, if any post is of that time."""
    found = _DATE.search(path)
    if not found:
        return ""
    year, month = int(found[1]), int(found[2] or 0)
    start = datetime(year, month or 1, 1, tzinfo=UTC)
    end = datetime(year + (month in {0, 12}), month % 12 + 1 if month else 1, 1, tzinfo=UTC)
    if not Post.objects.posts().live().between(start, end).exists():
        return ""
    return reverse("month", args=[year, month]) if month else reverse("year", args=[year])


def slug_in(path: str) -> str:
    """Return the last part of the path that has a letter, without the ending of a file."""
    parts = [_ENDING.sub("", part) for part in path.split("/")]
    return next((part for part in reversed(parts) if part and not _NUMBER.fullmatch(part)), "")


def distance_to(slug: str, url: str) -> int:
    """Return how far the slug in the URL is from this one."""
    most = max(2, len(slug) // 4)
    return distance(slug, slugify(slug_in(url)), most=most)


def _near(slug: str) -> Iterator[Meant]:
    """Yield the live posts whose slug begins like this one and differs in few letters."""
    beginning = slug[:BEGINNING]
    alike = Post.objects.live().filter(slug__gte=beginning, slug__lt=beginning + "\uffff")
    most = max(2, len(slug) // 4)
    rows = alike.only("title", "slug", "permalink", "language").newest_first()[:MAX_NEAR]
    measured = [(distance(slug, post.slug, most=most), post) for post in rows]
    for cost, post in sorted(measured, key=lambda pair: pair[0]):
        if cost <= most:
            yield Meant(post.title, post.get_absolute_url(), post.language)


def _with_words(slug: str) -> Iterator[Meant]:
    """Yield what the search finds by all words of the slug, or else by the longest of them."""
    terms = [word for word in slug.split("-") if not _NUMBER.fullmatch(word)][:MAX_WORDS]
    if not terms:
        return
    for query in dict.fromkeys((" ".join(terms), max(terms, key=len))):
        hits = search(query, suggests=False).hits
        for hit in hits[:MAX_OFFERED]:
            yield Meant(hit.title.text, hit.get_absolute_url(), hit.language)
        if hits:
            return
