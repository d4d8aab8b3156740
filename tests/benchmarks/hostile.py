"""Strings that attack pages, as comments: `python -m tests.benchmarks.hostile LIST.json...`

Each list is a JSON array of strings. Every string is sent through the reader's own form as name,
website and body; the pages that then show it are opened in Chromium, with scripts. Said are: how
many were taken, what ran (a dialog, an error, a request, a breach of the policy), and how many
elements or attributes are on the page that no comment may have.
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
MAY_STAND = {
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
from blog.comments.storing import place
from blog.comments.submissions import Submission
from blog.posts.models import Post
from blog.reader.comments.posting import _as_it_would_look
from blog.reader.comments.forms import CommentForm

post = Post.objects.get(permalink=PATH)
taken = Counter()
with transaction.atomic():
    for string in json.load(open(STRINGS)):
        for field in ("name", "website", "body"):
            said = {"name": "Reader", "body": "Words.", field: string}
            said["name"] = said["name"][:80]
            form = CommentForm(said, post=post)
            if form.is_valid():
                taken[field] += 1
                words = {name: form.cleaned_data[name] for name in ("name", "website", "body")}
                comment = _as_it_would_look(Submission(**words))
                comment.post, comment.state = post, State.PUBLISHED
                comment.body = words["body"]
                place(comment)
print(json.dumps(taken))
"""
AT_ONCE = 500


def main() -> None:
    strings = list(chain.from_iterable(json.loads(Path(name).read_text()) for name in sys.argv[1:]))
    with tempfile.TemporaryDirectory() as folder:
        ibid = server.start(Path(folder, "data"))
        ibid.wait_until_ready()
        taken = Counter[str]()
        for start in range(0, len(strings), AT_ONCE):
            taken += write(ibid, strings[start : start + AT_ONCE])
        print(f"{len(strings)} strings; taken as {dict(taken)}", flush=True)
        ran, pages, odd = walk(ibid.address)
        ibid.stop()
    print(f"{pages} pages; ran: {ran or 'nothing'}")
    print(f"What no comment may have: {dict(odd) or 'nothing'}")
    sys.exit(bool(ran or odd))


def write(ibid: server.Ibid, strings: list[str]) -> Counter[str]:
    """Each string as a comment's name, website and words; how many of each were taken."""
    listed = ibid.data_folder / "strings.json"
    listed.write_text(json.dumps(strings))
    names = f"PATH, STRINGS = {POST!r}, {str(listed)!r}\n"
    return Counter(json.loads(ibid.manage("shell", "-c", names + WRITE).splitlines()[-1]))


def walk(home: str) -> tuple[list[str], int, Counter[str]]:
    """What happened on all pages of the discussion, how many there are, and what should not be."""
    ran: list[str] = []
    odd: Counter[str] = Counter()
    with sync_playwright() as playwright:
        flags = [*BROWSER_FLAGS, "--no-sandbox"]
        browser = playwright.chromium.launch(executable_path=needs.chromium(), args=flags)
        page = browser.new_page()
        listen(page, home, ran)
        address: str | None = home + POST
        pages = 0
        while address:
            page.goto(address)
            page.evaluate(TOUCH)
            odd.update(strange(page.content()))
            pages += 1
            later = page.locator("a[rel=next]")
            address = home + str(later.get_attribute("href")) if later.count() else None
        browser.close()
    return ran, pages, odd


# As a reader's hand might: every element of the comments is pointed at, focused and toggled.
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
    page.on("console", lambda said: ran.append(said.text) if "Policy" in said.text else None)
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
        if element.tag not in MAY_STAND:
            yield element.tag
            continue
        yield from (
            f"{element.tag} {name}"
            for name in element.attrs
            if name.lower() not in MAY_STAND[element.tag]
        )
        link = urlsplit(element.attrs.get("href") or "").scheme
        if link not in {"", "http", "https"}:
            yield f"a link to {link}:"


if __name__ == "__main__":
    main()
