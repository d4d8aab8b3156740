"""The CPU time of posts with many comments: `python -m tests.benchmarks.discussions`.

A third of the comments start a thread, the others reply to a random earlier one. Measures the
first, a middle and the last page, rendered through Django's whole stack.
"""

import os
import statistics
import time

os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings_test"

import django

django.setup()

import random
from datetime import timedelta

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, setup_databases, setup_test_environment

from blog.comments.counts import recount
from blog.comments.models import Comment, State
from blog.comments.threads.models import Thread
from blog.comments.threads.pages import cursor_before_page_of
from blog.posts.models import Post
from blog.reader.comments.discussion import _query as query_of
from blog.text.formats.markdown import comment_html
from tests.factories import A_DAY, make_post

SIZES = (300, 1_000, 10_000, 50_000)
TIMES = 9
WORDS = "I read the chapter again after this, and the *order* of the telegrams matters more."


def main() -> None:
    setup_test_environment()
    setup_databases(verbosity=0, interactive=False)
    posts = {size: write(size) for size in SIZES}
    print(f"{connection.vendor}; milliseconds of CPU, median of {TIMES}; queries")
    for size, post in posts.items():
        costs = "; ".join(f"{name} {cost(url)}" for name, url in urls(post))
        print(f"{size:>6} comments, {post.threads.count()} threads: {costs}")


def write(size: int) -> Post:
    """Create and return a post with `size` comments, written in bulk like an import."""
    post = make_post(title=f"{size} comments")
    chance = random.Random(size)
    rendered = comment_html(WORDS)
    threads = Thread.objects.bulk_create(
        Thread(post=post, began_at=A_DAY + timedelta(minutes=number)) for number in range(size // 3)
    )
    written: list[Comment] = []
    for number in range(size):
        begins = number < len(threads)
        parent = None if begins else chance.choice(written)
        written.append(
            Comment(
                pk=post.pk * 1_000_000 + number,
                post=post,
                thread=threads[number] if begins else parent.thread,
                parent=parent,
                name=f"Reader {number % 500}",
                body=WORDS,
                rendered=rendered,
                state=State.PUBLISHED,
                created_at=A_DAY + timedelta(minutes=number),
            )
        )
    Comment.objects.bulk_create(written, batch_size=500)
    recount([post.pk])
    return post


def urls(post: Post) -> list[tuple[str, str]]:
    threads = Thread.objects.filter(post=post).in_order()
    middle, last = threads[threads.count() // 2], threads.reverse()[0]
    comment = middle.comments.first()
    at = post.get_absolute_url()
    return [
        ("first page", at),
        ("middle", f"{at}{query_of(after=cursor_before_page_of(middle))}"),
        ("last", f"{at}{query_of(after=cursor_before_page_of(last))}"),
        ("link to a comment", f"{at}?comment={comment.pk}"),
    ]


def cost(url: str) -> str:
    client = Client()
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        client.get(url)
        count = len(queries)
    times = []
    for _ in range(TIMES):
        begun = time.process_time()
        client.get(url)
        times.append(time.process_time() - begun)
    return f"{statistics.median(times) * 1000:.0f} ms, {count}"


if __name__ == "__main__":
    main()
