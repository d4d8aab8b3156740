"""A blog that changes at random while readers of several processes read it.

Each read of a kept page is compared with the page as the application renders it at that moment.
"""

import re
import secrets
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from http.client import HTTPConnection
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.db.models import F
from django.utils import timezone
from hypothesis import strategies as st

from blog.comments.models import Comment, State
from blog.comments.moderation.deciding import approve, mark_spam, reject
from blog.comments.threads.pinning import pin, unpin
from blog.comments.versions.editing import edit
from blog.posts.choices import Stage
from blog.posts.history.models import Revision
from blog.posts.models import Post
from blog.posts.publishing import publish, withdraw
from blog.posts.tags.models import Tag
from blog.posts.trashing import delete_forever, move_to_trash, restore
from blog.site.editing import save_site
from blog.site.models import CommentPolicy, Site
from blog.sources.editing import fill
from blog.sources.models import Source
from blog.statistics.models import PostViews
from blog.web.page_cache.changes.feed import Feed
from blog.web.page_cache.keeping import PageCache
from blog.web.page_cache.serving import CachedApplication
from blog.web.page_cache.stores import Store
from blog.web.page_cache.stores.redis import RedisStore
from blog.web.page_cache.stores.sqlite import SQLiteStore
from tests.factories import citing, make_account, make_comment, make_post, make_source, rewrite

STAMP = re.compile(rb'name="stamp" value="[^"]+"')
LISTS = (
    *("/", "/feed/", "/feed.json", "/archive/", "/tags/", "/tags/history/", "/authors/"),
    *("/series/", "/series/walls/", "/comments/feed/", "/sources/", "/sitemap.xml"),
    *("/sitemap/lists.xml", "/2013/", "/2013/07/", "/robots.txt", "/humans.txt"),
)
TITLES = ("Canals", "The Split", "Letters from Peking", "On Walls", "Grain")
MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Answer:
    """What a reader got, without what differs each time."""

    status: str
    link: str
    media_type: str
    content: bytes


class Rendered:
    """Pages as the application renders them in this process, at `host`."""

    def __init__(self, *, host: str = "localhost") -> None:
        self.hits = 0
        self.during: Callable[[], Any] | None = None
        self._host = host
        self._handler = WSGIHandler()

    def rendered(self, path: str) -> Answer:
        """Return the page as the application renders it now."""
        return self._answer(self._handler, path)

    def _answer(self, application: Any, path: str) -> Answer:
        got: dict[str, Any] = {}

        def start_response(status: str, headers: list[tuple[str, str]], _error: Any = None) -> None:
            got.update(status=status, headers={name.lower(): value for name, value in headers})

        answered = application(environ_of(path, HTTP_HOST=self._host), start_response)
        content = b"".join(answered)
        if hasattr(answered, "close"):
            answered.close()
        return self._noted(got["status"], got["headers"], content)

    def _noted(self, status: str, headers: dict[str, str], content: bytes) -> Answer:
        self.hits += "cache-status" in headers
        content = STAMP.sub(b"", content)
        return Answer(status, headers.get("link", ""), headers["content-type"], content)


class Readers(Rendered):
    """Readers of one blog through several processes, each with its own view of the kept pages."""

    def __init__(
        self, store: Callable[[], Store], feed: Callable[[], Feed], *, processes: int = 3
    ) -> None:
        super().__init__()
        self._processes = [
            CachedApplication(self._slow_handler, PageCache(store(), feed()))
            for _number in range(processes)
        ]

    def read(self, path: str, *, process: int = 0) -> Answer:
        """Return the page at `path` as the process answers; `during` happens as it is rendered."""
        return self._answer(self._processes[process % len(self._processes)], path)

    def _slow_handler(self, environ: Any, start_response: Any) -> Iterable[bytes]:
        answered = self._handler(environ, start_response)
        if during := self.during:
            self.during = None
            during()
        return answered


def in_file(folder: Path) -> Callable[[], Store]:
    """Return what opens the pages in a file, in each process of a host."""
    return partial(SQLiteStore, folder, edition="1", max_bytes=MEGABYTE)


def in_redis(url: str) -> Callable[[], Store]:
    """Return what opens other pages than before in a Redis, in each process of each host."""
    return partial(RedisStore, url, edition=secrets.token_hex(8), max_bytes=MEGABYTE)


class ReadersOfServer(Rendered):
    """Readers of a server; which of its processes answers is the kernel's choice."""

    def __init__(self, port: int) -> None:
        super().__init__(host=f"127.0.0.1:{port}")

    def read(self, path: str, *, process: int = 0) -> Answer:
        connection = HTTPConnection(self._host, timeout=60)
        thread = Thread(target=self.during) if self.during else None
        with closing(connection):
            connection.request("GET", path, headers={"Accept-Encoding": "identity"})
            if thread:
                thread.start()
                thread.join()
            answered = connection.getresponse()
            headers = {name.lower(): value for name, value in answered.getheaders()}
            status = f"{answered.status} {answered.reason}"
            return self._noted(status, headers, answered.read())


def environ_of(path: str, **variables: str) -> dict[str, Any]:
    path, _mark, query = path.partition("?")
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost",
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
        **variables,
    }


@dataclass
class Blog:
    """The blog that is played with: each action changes it, as a number from 0 on chooses."""

    paths: set[str] = field(default_factory=lambda: set(LISTS))

    def begin(self) -> None:
        self.author = make_account(name="Ada")
        self.paths.add(self.author.get_absolute_url())
        self.source = make_source(title="A Book")
        for number in range(3):
            self.write(number)
        self.comment(0)

    def path(self, number: int) -> str:
        return sorted(self.paths)[number % len(self.paths)]

    # --- posts

    def write(self, number: int) -> None:
        post = make_post(
            author=self.author,
            title=TITLES[number % len(TITLES)],
            tags=("history",) if number % 2 else ("history", "canals"),
            body=f"<p>Text {number}{citing(self.source)}.</p>",
        )
        path = post.get_absolute_url()
        self.paths |= {path, f"{path}feed/", f"{path}cite/"}

    def retitle(self, number: int) -> None:
        if post := self._post(number, Stage.PUBLISHED):
            rewrite(post, title=f"Title {number}", body=f"<p>Other text {number}.</p>")

    def withdraw(self, number: int) -> None:
        if post := self._post(number, Stage.PUBLISHED):
            withdraw(post, reason="A mistake.")

    def publish_again(self, number: int) -> None:
        if post := self._post(number, Stage.WITHDRAWN):
            publish(post, site=Site.objects.current())

    def schedule(self, number: int) -> None:
        if post := self._post(number, Stage.WITHDRAWN) or self._post(number, Stage.PUBLISHED):
            at = timezone.now() + timedelta(minutes=number % 90 + 1)
            publish(post, site=Site.objects.current(), at=at)

    def move_to_trash(self, number: int) -> None:
        if post := self._post(number, Stage.PUBLISHED):
            move_to_trash(post)

    def restore(self, number: int) -> None:
        if post := self._post(number, Stage.TRASHED):
            restore(post)

    def delete(self, number: int) -> None:
        if post := self._post(number, Stage.TRASHED):
            delete_forever(post)

    def put_in_series(self, number: int) -> None:
        if post := self._post(number, Stage.PUBLISHED):
            rewrite(post, series="Walls" if number % 3 else "")

    def translate(self, number: int) -> None:
        post, other = self._post(number, Stage.PUBLISHED), self._post(number + 1, Stage.PUBLISHED)
        if post and other and post != other and not post.language:
            rewrite(post, language="de", translation_of=other)

    def tag(self, number: int) -> None:
        if post := self._post(number, Stage.PUBLISHED):
            rewrite(post, tags=("history", f"tag{number % 3}") if number % 2 else ())

    # --- comments

    def comment(self, number: int) -> None:
        if post := self._post(number, Stage.PUBLISHED):
            state = State.PUBLISHED if number % 2 else State.PENDING
            make_comment(post=post, state=state, body=f"Comment {number}.")

    def reply(self, number: int) -> None:
        parent = self._comment(number, State.PUBLISHED)
        if parent:
            make_comment(post=parent.post, parent=parent, body=f"Reply {number}.")

    def approve(self, number: int) -> None:
        if comment := self._comment(number, State.PENDING):
            approve(comment)

    def reject(self, number: int) -> None:
        if comment := self._comment(number, State.PUBLISHED):
            (reject if number % 2 else mark_spam)(comment)

    def reword(self, number: int) -> None:
        if comment := self._comment(number, State.PUBLISHED):
            edit(comment, body=f"Reworded {number}.")

    def pin(self, number: int) -> None:
        if comment := self._comment(number, State.PUBLISHED):
            (pin if number % 2 else unpin)(comment.thread)

    # --- everything else

    def rename_blog(self, number: int) -> None:
        self._set(name=f"Blog {number}", footer=f"Footer {number}")

    def change_comments(self, number: int) -> None:
        policy = CommentPolicy.CLOSED if number % 3 else CommentPolicy.OPEN
        self._set(comment_policy=policy, comment_days=number % 2)

    def rename_author(self, number: int) -> None:
        self.author.name = f"Ada {number}"
        self.author.save()

    def rename_tag(self, number: int) -> None:
        for tag in Tag.objects.filter(slug="history"):
            tag.name = f"History {number}"
            tag.save()

    def correct_source(self, number: int) -> None:
        Source.objects.filter(pk=self.source.pk).update(title=f"Book {number}")
        self.source.refresh_from_db()
        fill(self.source, {"type": "book", "title": f"Book {number}"})
        self.source.save()

    def read_posts(self, number: int) -> None:
        """Count a view and prune a revision: neither changes what readers see."""
        if post := self._post(number, Stage.PUBLISHED):
            day = timezone.localdate()
            PostViews.objects.get_or_create(post=post, day=day)
            PostViews.objects.filter(post=post).update(count=F("count") + 1)
            Revision.objects.filter(post=post, note="none").delete()

    def _set(self, **fields: Any) -> None:
        site = Site.objects.current()
        for name, value in fields.items():
            setattr(site, name, value)
        save_site(site)

    def _post(self, number: int, stage: Stage) -> Post | None:
        posts = list(Post.objects.in_stage(stage).order_by("pk"))
        return posts[number % len(posts)] if posts else None

    def _comment(self, number: int, state: State) -> Comment | None:
        comments = list(Comment.objects.filter(state=state).order_by("pk"))
        return comments[number % len(comments)] if comments else None


ACTIONS = (
    *("write", "retitle", "withdraw", "publish_again", "schedule", "move_to_trash", "restore"),
    *("delete", "put_in_series", "translate", "tag", "comment", "reply", "approve", "reject"),
    *("reword", "pin", "rename_blog", "change_comments", "rename_author", "rename_tag"),
    *("correct_source", "read_posts"),
)

# --- sequences

_numbers = st.integers(0, 100)
_STEP = st.one_of(
    st.tuples(st.sampled_from(ACTIONS), _numbers),
    st.tuples(st.sampled_from(ACTIONS), _numbers),
    st.tuples(st.just("wait"), st.integers(1, 1_500)),  # minutes
    st.tuples(st.just("race"), _numbers, st.sampled_from(ACTIONS), _numbers),
)


def sequences(*, longest: int) -> st.SearchStrategy[list[tuple[Any, ...]]]:
    return st.lists(_STEP, min_size=1, max_size=longest)


def play(
    sequence: list[tuple[Any, ...]],
    readers: Readers | ReadersOfServer,
    *,
    pages: int,
    shift: Callable[[timedelta], Any],
) -> None:
    """Let the steps happen one after the other; compare `pages` pages before and after each.

    A race is a change while a page is rendered. The pages are others after each step.
    """
    blog = Blog()
    blog.begin()
    _compare(readers, blog, pages, start=0)
    for turn, (name, number, *race) in enumerate(sequence):
        if name == "wait":
            shift(timedelta(minutes=number))
        elif name == "race":
            readers.during = partial(getattr(blog, race[0]), race[1])
            readers.read(blog.path(number), process=turn)
            readers.during = None
            _compare_page(readers, blog.path(number), process=turn + 1)
        else:
            getattr(blog, name)(number)
        _compare(readers, blog, pages, start=number + turn)


def _compare(readers: Readers | ReadersOfServer, blog: Blog, pages: int, *, start: int) -> None:
    """Read some pages in two processes; the second finds what the first has kept."""
    for number in range(start, start + pages):
        path = blog.path(number * 7)
        for process in (number, number + 1):
            _compare_page(readers, path, process=process)


def _compare_page(readers: Readers | ReadersOfServer, path: str, *, process: int) -> None:
    """Compare what is read with what is rendered before and after it.

    If these differ, a worker changed the blog meanwhile, perhaps twice: then compare again.
    """
    while True:
        before, read = readers.rendered(path), readers.read(path, process=process)
        assert not read.status.startswith("5"), f"{path} fails"
        after = readers.rendered(path)
        if read in (before, after):
            return
        assert before != after, f"{path} is stale"
