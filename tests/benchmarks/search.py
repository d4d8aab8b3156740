"""The time of a search in 20,000 posts, compared with LIKE: python -m tests.benchmarks.search"""

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import django
from django.core.management import call_command

from tests import needs, postgresql

RUNS = 9
WORDS_IN_A_POST = 400


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, default=20_000)
    parser.add_argument("--postgresql", action="store_true")
    options = parser.parse_args()
    if options.postgresql:
        programs = needs.postgresql()
        assert programs, "no PostgreSQL is installed"
        with postgresql.running(programs) as url:
            measure(url, posts=options.posts)
        return
    with tempfile.TemporaryDirectory(prefix="ibid-search-") as folder:
        measure(f"sqlite:///{Path(folder) / 'db.sqlite3'}", posts=options.posts)


def measure(url: str, *, posts: int) -> None:
    os.environ |= {"TEST_DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "config.settings_test"}
    django.setup()
    call_command("migrate", verbosity=0)
    write(posts)
    from blog.search import indexing  # noqa: PLC0415  needs the database that was just chosen

    print(f"{posts} posts; indexed in {took(indexing.rebuild, runs=1):.0f} s")
    ask()


def write(count: int) -> None:
    """Write posts of usual length with a natural distribution of words.

    One word is in all posts, another in three.
    """
    from blog.posts.models import Post  # noqa: PLC0415
    from blog.posts.permalinks.models import Permalink  # noqa: PLC0415

    dice = random.Random(1)
    lexicon = [f"{a}{b}{c}" for a in "bdfgklmnprst" for b in "aeiou" for c in vocabulary()]
    weights = [1 / rank for rank in range(1, len(lexicon) + 1)]
    start = datetime(2000, 1, 1, tzinfo=UTC)
    for first in range(0, count, 1000):
        numbers = range(first, min(first + 1000, count))
        Post.objects.bulk_create(
            Post(
                pk=number + 1,
                title=" ".join(dice.choices(lexicon, weights, k=5)),
                slug=f"p{number}",
                body=f"<p>everywhere {' '.join(dice.choices(lexicon, weights, k=WORDS_IN_A_POST))}"
                f"{' seldom' if number % (count // 3) == 7 else ''}</p>",
            )
            for number in numbers
        )
        Permalink.objects.bulk_create(
            Permalink(path=f"/2000/01/p{number}/", post_id=number + 1) for number in numbers
        )
        for number in numbers:
            Post.objects.filter(pk=number + 1).update(
                permalink=f"/2000/01/p{number}/", published_at=start + timedelta(hours=number)
            )


def vocabulary() -> Iterator[str]:
    return (f"{a}{b}{c}" for a in "rmntsl" for b in "aeio" for c in ("n", "st", "k", "d", "rl"))


def ask() -> None:
    from blog.posts.models import Post  # noqa: PLC0415
    from blog.search.models import IndexEntry  # noqa: PLC0415
    from blog.search.searching import search  # noqa: PLC0415

    queries = {
        "a word in every post": "everywhere",
        "a word in three posts": "seldom",
        "two common words": "everywhere barans",
        "a phrase": '"everywhere baran"',
        "the beginning of a word": "bara*",
        "a word in no post": "nowhere",
    }
    print(f"{IndexEntry.objects.count()} entries; median of {RUNS} runs, in milliseconds")
    for label, query in queries.items():
        results = search(query)
        plain = Post.objects.live().filter(body__icontains=query.strip('"*')).order_by("-pk")
        indexed = took(lambda query=query: search(query)) * 1000
        like = took(lambda plain=plain: (plain.count(), list(plain[:10]))) * 1000
        more = "+" if results.is_truncated else ""
        print(f"| {label} | {results.count}{more} | {indexed:.1f} | {like:.0f} |")


def took(work: Callable[[], object], *, runs: int = RUNS) -> float:
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return statistics.median(times)


if __name__ == "__main__":
    sys.exit(main())
