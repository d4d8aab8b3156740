"""Strings that attack pages, as comments: `python -m tests.benchmarks.hostile LIST.json...`

Each list is a JSON array of strings. Every string is sent through the reader's form as name,
website and body; the pages that show it are opened in Chromium with JavaScript. Prints how many
were accepted, any sign of execution (a dialog, an error, a request, a violation of the policy),
and the number of elements and attributes that are not allowed in comments.
"""

import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page, sync_playwright
from selectolax.lexbor import LexborHTMLParser

from tests import needs
from tests.journeys import server
from tests.journeys.conftest import BROWSER_FLAGS

POST = "/2013/07/friends-brothers-enemies/"
ALLOWED = {
    "a": {"href", "rel", "class", "aria-label"},
    "svg": {"class", "viewbox", "aria-hidden"},
    "path": {"d"},
    "time": {"class", "datetime"},
    "ol": {"class", "role", "start"},
    "li": {"class", "id"},
    **{name: {"class", "dir"} for name in ("header", "h3", "h4", "p", "div", "span")},
    **{name: set() for name in ("em", "strong", "s", "code", "br", "ul", "blockquote", "pre")},
}

WRITE = """
import json
from collections import Counter
from django.db import transaction
from blog.comments.models import State
from blog.comments.storing import store_comment
from blog.comments.submissions import Submission
from blog.posts.models import Post
from blog.reader.comments.posting import _preview
from blog.reader.comments.forms import CommentForm

post = Post.objects.get(permalink=PATH)
taken = Counter()
with transaction.atomic():
    for string in json.load(open(STRINGS)):
        for field in ("name", "website", "body"):
            data = {"name": "Reader", "body": "Text.", field: string}
            data["name"] = data["name"][:80]
            form = CommentForm(data, post=post)
            if form.is_valid():
                taken[field] += 1
                values = {name: form.cleaned_data[name] for name in ("name", "website", "body")}
                comment = _preview(Submission(**values))
                comment.post, comment.state = post, State.PUBLISHED
                comment.body = values["body"]
                store_comment(comment)
print(json.dumps(taken))
"""
BATCH = 500


def main() -> None:
    strings = list(chain.from_iterable(json.loads(Path(name).read_text()) for name in sys.argv[1:]))
    with tempfile.TemporaryDirectory() as folder:
        ibid = server.start(Path(folder, "data"))
        ibid.wait_until_ready()
        taken = Counter[str]()
        for start in range(0, len(strings), BATCH):
            taken += write(ibid, strings[start : start + BATCH])
        print(f"{len(strings)} strings; accepted as {dict(taken)}", flush=True)
        ran, pages, odd = walk(ibid.url)
        ibid.stop()
    print(f"{pages} pages; executed: {ran or 'nothing'}")
    print(f"Forbidden in comments: {dict(odd) or 'nothing'}")
    sys.exit(bool(ran or odd))


def write(ibid: server.Ibid, strings: list[str]) -> Counter[str]:
    """Write each string as a comment's name, website and body; return how many were accepted."""
    listed = ibid.data_folder / "strings.json"
    listed.write_text(json.dumps(strings))
    names = f"PATH, STRINGS = {POST!r}, {str(listed)!r}\n"
    return Counter(json.loads(ibid.manage("shell", "-c", names + WRITE).splitlines()[-1]))


def walk(home: str) -> tuple[list[str], int, Counter[str]]:
    """Return the signs of execution on the pages, the number of pages, and forbidden markup."""
    ran: list[str] = []
    odd: Counter[str] = Counter()
    with sync_playwright() as playwright:
        flags = [*BROWSER_FLAGS, "--no-sandbox"]
        browser = playwright.chromium.launch(executable_path=needs.chromium(), args=flags)
        page = browser.new_page()
        listen(page, home, ran)
        url: str | None = home + POST
        pages = 0
        while url:
            page.goto(url)
            page.evaluate(TOUCH)
            odd.update(strange(page.content()))
            pages += 1
            later = page.locator("a[rel=next]")
            url = home + str(later.get_attribute("href")) if later.count() else None
        browser.close()
    return ran, pages, odd


# Fire the events of a reader who hovers over, focuses and toggles every element of the comments.
TOUCH = """() => {
  for (const element of document.querySelectorAll(".comments *")) {
    for (const kind of ["mouseover", "focus", "toggle", "animationstart", "error", "load"]) {
      element.dispatchEvent(new Event(kind, { bubbles: true }))
    }
  }
}"""


def listen(page: Page, home: str, ran: list[str]) -> None:
    page.on("dialog", lambda dialog: (ran.append(f"dialog {dialog.message}"), dialog.dismiss()))
    page.on("pageerror", lambda error: ran.append(f"error {error}"))
    page.on("console", lambda entry: ran.append(entry.text) if "Policy" in entry.text else None)
    page.on(
        "request",
        lambda request: (
            None
            if urlsplit(request.url).scheme == "data" or request.url.startswith(home)
            else ran.append(f"request {request.url}")
        ),
    )


def strange(html: str) -> Iterator[str]:
    thread = LexborHTMLParser(html).css_first(".comments > ol")
    for element in thread.css("*"):
        if element.tag not in ALLOWED:
            yield element.tag
            continue
        yield from (
            f"{element.tag} {name}"
            for name in element.attrs
            if name.lower() not in ALLOWED[element.tag]
        )
        link = urlsplit(element.attrs.get("href") or "").scheme
        if link not in {"", "http", "https"}:
            yield f"a link to {link}:"


if __name__ == "__main__":
    main()
