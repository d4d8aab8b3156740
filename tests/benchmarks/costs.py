"""Processor time per request, page by page: `python -m tests.benchmarks.costs [PAGE...]`.

`--profile PAGE` shows where the time of one page goes: its queries, templates and functions.

The blog has 1,000 posts, or as many as `--posts` says; the post has 40 comments and 10 sources.
All pages are requested in turn through the whole WSGI application, without page cache, so that a
busy machine slows all equally.
`DATABASE_URL` chooses a database, which must be empty; the time of its server is not counted.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

FOLDER = tempfile.mkdtemp(prefix="ibid-costs-")
Path(FOLDER, "static").mkdir()
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "config.settings",
    "IBID_DATA_DIR": FOLDER,
    "IBID_PAGE_CACHE": "off",
    "IBID_COMMENTS_RATE": "1000000/s",
    "IBID_COMMENTS_MIN_SECONDS": "0",
}

import django

django.setup()

import argparse
import cProfile
import pstats
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import timedelta
from io import BytesIO, StringIO
from typing import Any
from urllib.parse import urlencode
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test.signals import template_rendered
from django.test.utils import setup_test_environment, teardown_test_environment
from django.utils import timezone

from blog.comments.heads import render_outdated
from blog.site.editing import save_site
from blog.site.models import Site
from config.wsgi import application
from tests.benchmarks.crowd import form_of

PAGES = {
    "post": "",
    "home": "/",
    "tag": "/tags/archives/",
    "search": "/search/?q=everywhere",
    "feed": "/feed/",
    "month": f"/{timezone.now() - timedelta(days=40):%Y/%m}/",
    "comment": "",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("pages", nargs="*", choices=[[], *PAGES])
    parser.add_argument("--profile", choices=PAGES)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--posts", type=int, default=1000)
    options = parser.parse_args()
    blog = Blog(prepare(posts=options.posts))
    if options.profile:
        profile(blog, options.profile, rounds=options.rounds)
    else:
        compare(blog, options.pages or list(PAGES), rounds=options.rounds)


def prepare(*, posts: int) -> str:
    """Generate a blog that publishes comments at once; return the path of its latest post."""
    settings.STATISTICS_FLUSH_SECONDS = None  # views would be stored beside the requests measured
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    printed = StringIO()
    call_command("generate_blog", posts=posts, stdout=printed)
    save_site(Site(name="Costs", comment_policy="open"))
    render_outdated()
    return printed.getvalue().splitlines()[-1]


class Blog:
    """The WSGI application that serves the blog; `post` is the path of a post."""

    def __init__(self, post: str) -> None:
        self.post = post
        self.sent = 0
        self.form = self.read(self.post)

    def request(self, page: str) -> bytes:
        if page != "comment":
            return self.read(PAGES[page] or self.post)
        self.sent += 1
        return self.send_comment()

    def read(self, path: str) -> bytes:
        return self._ask(path, expected="200 OK")

    def send_comment(self) -> bytes:

        action, fields = form_of(self.form.decode())
        body = f"Comment {self.sent}: the ledger of that year names {self.sent} boats and no coal."
        fields |= {"name": f"Reader {self.sent % 50}", "body": body, "email": "", "website": ""}
        return self._ask(action, form=fields, expected="302 Found")

    def _ask(self, path: str, *, expected: str, form: dict[str, str] | None = None) -> bytes:

        body = urlencode(form or {}).encode()
        path, _mark, query = path.partition("?")
        environ: dict[str, Any] = {
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "REMOTE_ADDR": "192.0.2.1",
            "HTTP_HOST": "127.0.0.1",
            "REQUEST_METHOD": "POST" if form else "GET",
            "wsgi.input": BytesIO(body),
            "HTTP_USER_AGENT": "Mozilla/5.0",
            "HTTP_ACCEPT_ENCODING": "br" if self.sent or hasattr(self, "form") else "",
        }
        if form:
            environ |= {
                "CONTENT_TYPE": "application/x-www-form-urlencoded",
                "CONTENT_LENGTH": str(len(body)),
            }
        setup_testing_defaults(environ)
        answered: list[str] = []
        response = application(environ, lambda status, _headers: answered.append(status))
        content = b"".join(response)
        response.close()
        assert answered == [expected], (path, answered)
        return content


def compare(blog: Blog, pages: Iterable[str], *, rounds: int) -> None:
    times: dict[str, list[float]] = {page: [] for page in pages}
    for number in range(rounds + 5):
        for page, measured in times.items():
            begun = time.process_time()
            blog.request(page)
            if number >= 5:  # the first requests load templates
                measured.append(time.process_time() - begun)
    print(f"{'':8} {'ms':>6} {'bytes':>7} {'queries':>7}   ({rounds} rounds, median)")
    for page, measured in times.items():
        size, queries = len(blog.request(page)), len(_queries(blog, page))
        print(f"{page:8} {statistics.median(measured) * 1000:6.2f} {size:7} {queries:7}")


def profile(blog: Blog, page: str, *, rounds: int) -> None:
    for _round in range(5):
        blog.request(page)
    print("Queries, in milliseconds:")
    for sql, seconds in _queries(blog, page):
        print(f"  {seconds * 1000:6.2f}  {sql[:140]}")
    print("\nTemplates, how often rendered:")
    for name, count in _templates(blog, page).most_common():
        print(f"  {count:6}  {name}")
    profiler = cProfile.Profile()
    profiler.runcall(_repeat, lambda: blog.request(page), rounds)
    print(f"\nFunctions, in {rounds} requests:")
    pstats.Stats(profiler).sort_stats("tottime").print_stats(30)
    pstats.Stats(profiler).sort_stats("cumtime").print_stats(70)


def _repeat(request: Callable[[], object], rounds: int) -> None:
    for _round in range(rounds):
        request()


def _queries(blog: Blog, page: str) -> list[tuple[str, float]]:
    """Return the SQL of a request and how long each query took, with the rows' way to Python."""

    found: list[tuple[str, float]] = []

    def watch(execute: Any, sql: str, params: Any, many: Any, context: Any) -> Any:
        begun = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            found.append((sql, time.perf_counter() - begun))

    with connection.execute_wrapper(watch):
        blog.request(page)
    return found


def _templates(blog: Blog, page: str) -> Counter[str]:

    names: Counter[str] = Counter()

    def note(sender: Any, template: Any, **_more: Any) -> None:
        names[str(template.name)] += 1

    setup_test_environment()
    template_rendered.connect(note)
    try:
        blog.request(page)
    finally:
        template_rendered.disconnect(note)
        teardown_test_environment()
    return names


if __name__ == "__main__":
    main()
