"""Recording what a page shows while it is rendered: the tables its queries read, and its posts."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.db import connections
from django.http import HttpRequest

from blog.posts.models import Post
from blog.web.page_cache.changes.triggers import names_of_tables
from blog.web.page_cache.neighbors import EVERY_POST

ENVIRON = "ibid.recording"
READ = re.compile(r'\b(?:FROM|JOIN)\s+"?(blog_\w+)"?', re.IGNORECASE)
COUNTS = re.compile(r'"(comment_count|reactions)"')
# Tables of what posts have in common; a page with its posts listed shows only theirs.
GROUPS = {"blog_series", "blog_translationgroup"}
# What every page shows, from memory.
ALWAYS = frozenset({"blog_site"})


@dataclass
class Recording:
    """What a page shows.

    `post` is the post that its reader views. If the view has listed them, `posts` are all the posts
    it shows, and `commented` those whose comments or counts of comments it shows.
    """

    tables: set[str] = field(default_factory=set)
    post: int = 0
    posts: set[int] = field(default_factory=set)
    commented: set[int] = field(default_factory=set)
    extra: set[str] = field(default_factory=set)

    @contextmanager
    def of_queries(self) -> Iterator[None]:
        """Record the tables that this thread reads inside the block."""
        with ExitStack() as stack:
            for connection in connections.all():
                stack.enter_context(connection.execute_wrapper(self._record))
            yield

    def _record(self, execute: Callable[..., Any], sql: Any, *arguments: Any) -> Any:
        self.tables |= tables_in(str(sql))
        return execute(sql, *arguments)

    @property
    def names(self) -> frozenset[str]:
        """The names of the changes that the page shows."""
        names = {*ALWAYS, *self.extra, *self.tables}
        if self.commented:
            names.discard("comments")
            names |= {f"comments:{pk}" for pk in self.commented}
        if self.posts:
            names -= {"blog_post", *GROUPS}
            names |= {f"blog_post:{pk}" for pk in self.posts}
        return frozenset(names)


@lru_cache(maxsize=2_000)
def tables_in(sql: str) -> frozenset[str]:
    """Return the tables that a statement reads, by the names of their changes."""
    known = names_of_tables()
    names = {known[table] for table in READ.findall(sql) if table in known}
    if COUNTS.search(sql):
        names.add("comments")
    return frozenset(names)


def record_view(request: HttpRequest, post_id: int) -> None:
    """Record that the reader views the post: each time the kept page is sent, that is counted."""
    if recording := request.META.get(ENVIRON):
        recording.post = post_id


def record_posts(request: HttpRequest, posts: Iterable[Post]) -> None:
    """Record which posts a list shows: comments on others do not change the page."""
    if recording := request.META.get(ENVIRON):
        recording.commented |= {post.pk for post in posts}


def record_page(request: HttpRequest, post: Post, *, shown: Iterable[int]) -> None:
    """Record that the page shows only this post, and `shown` beside it.

    Other posts may come to be shown when one of its series or its translations changes, or when a
    post is published next to it.
    """
    if recording := request.META.get(ENVIRON):
        recording.posts |= {post.pk, *shown}
        recording.commented.add(post.pk)
        groups = {"in_series": post.series_id, "in_translations": post.translation_group_id}
        recording.extra |= {f"{name}:{pk}" for name, pk in groups.items() if pk}
        recording.extra.add(EVERY_POST)
