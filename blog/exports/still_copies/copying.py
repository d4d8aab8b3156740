"""Copying every public page into a folder, beginning at the front page and every post."""

import re
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from html import escape
from io import BytesIO
from pathlib import Path
from typing import IO
from urllib.parse import urljoin, urlsplit

from django.contrib.staticfiles import finders
from django.utils.encoding import iri_to_uri

from blog.exports.still_copies.places import SEARCH, file_of, is_copied, is_page, relative
from blog.exports.still_copies.rewriting import Page, rewritten_sheet
from blog.exports.still_copies.warc import WarcWriter
from blog.net.own_pages import Answer, OwnPages
from blog.posts.models import Post

FIRST = ("/", "/feed/", "/feed/rss/", "/feed.json", "/sitemap.xml", "/robots.txt", SEARCH)
REPORTED = 500  # pages between two reports
_LOCATION = re.compile(r"<loc>([^<]+\.xml)</loc>")
_TEXT = re.compile(r"text/|application/(.*\+)?(json|xml)$")
Report = Callable[[int], None]


@dataclass
class StillCopy:
    """What a copy has, and the links in it that lead nowhere: (link, the page it is on)."""

    pages: int = 0
    files: int = 0
    broken: list[tuple[str, str]] = field(default_factory=list)


class Copier:
    """Copies the blog into `folder`. `url` is where the copy will be; empty if that is unknown."""

    def __init__(
        self, folder: Path, *, url: str, record: WarcWriter | None, report: Report
    ) -> None:
        self._folder, self._record, self._report = folder, record, report
        self._pages = OwnPages(purpose="copies this blog")
        self._url = url or self._pages.origin
        self._found_on: dict[str, str] = {}
        self._waiting: deque[str] = deque()
        self.copy = StillCopy()

    def copy_all(self) -> None:
        """Copy what can be reached, and every post."""
        self._add(FIRST, found_on="")
        paths = Post.objects.live().order_by("pk").values_list("permalink", flat=True)
        self._add((iri_to_uri(path) or "" for path in paths.iterator()), found_on="")
        while self._waiting:
            self._copy(self._waiting.popleft())

    def _add(self, targets: Iterable[str], *, found_on: str) -> None:
        for target in targets:
            if target not in self._found_on:
                self._found_on[target] = found_on
                self._waiting.append(target)

    def _copy(self, target: str) -> None:
        with self._pages.ask(target) as answer:
            if 300 <= answer.status < 400 and answer.location:
                self._copy_redirect(target, answer)
            elif answer.status == 200 or (answer.status == 410 and is_page(target)):
                self._copy_answer(target, answer)
            elif file := _collected(target):
                self._write(target, [file.read_bytes()])
            else:
                self.copy.broken.append((target, self._found_on[target]))
                return
        if is_page(target):
            self.copy.pages += 1
            if self.copy.pages % REPORTED == 0:
                self._report(self.copy.pages)
        else:
            self.copy.files += 1

    def _copy_answer(self, target: str, answer: Answer) -> None:
        if not _TEXT.match(answer.content_type) or target.startswith("/media/"):
            self._write(target, answer.blocks)
            if self._record:
                with (self._folder / file_of(target)).open("rb") as body:
                    self._record_answer(target, answer, body)
            return
        text = answer.read().decode()
        if self._record:
            self._record_answer(target, answer, BytesIO(self._at_home(text).encode()))
        self._write(target, [self._at_home(self._rewritten(target, answer, text)).encode()])

    def _record_answer(self, target: str, answer: Answer, body: IO[bytes]) -> None:
        assert self._record is not None
        url = self._url + target
        self._record.add(url, status=answer.status, headers=answer.headers, body=body)

    def _rewritten(self, target: str, answer: Answer, text: str) -> str:
        """Return the text as the copy has it; what it links to is copied later."""
        match answer.content_type:
            case "text/html":
                page = Page(text, target=target, origin=self._pages.origin)
                text = page.rewritten()
                found: Iterable[str] = page.found
            case "text/css":
                text, found = rewritten_sheet(text, target=target, origin=self._pages.origin)
            case "application/xml":
                found = [urlsplit(url).path for url in _LOCATION.findall(text)]
            case _:
                found = []
        self._add(found, found_on=target)
        return text

    def _at_home(self, text: str) -> str:
        """Return the text with the URLs that it will have."""
        return text.replace(self._pages.origin, self._url)

    def _copy_redirect(self, target: str, answer: Answer) -> None:
        """Write a page that leads on, or a copy of the file."""
        url = urljoin(self._pages.origin + target, answer.location)
        to = url.removeprefix(self._pages.origin)
        is_here = url.startswith(f"{self._pages.origin}/") and is_copied(to.partition("#")[0])
        if not is_page(target) and is_here:
            with self._pages.ask(to) as other:
                file = None if other.status == 200 else _collected(to)
                self._write(target, [file.read_bytes()] if file else other.blocks)
            return
        link = url
        if is_here:
            path, mark, fragment = to.partition("#")
            self._add([path], found_on=target)
            link = relative(path, start=target) + mark + fragment
        link = escape(link)
        html = '<!doctype html><meta charset="utf-8">'
        html += f'<meta http-equiv="refresh" content="0;url={link}">'
        html += f'<title>{link}</title><a href="{link}">{link}</a>\n'
        self._write(target, [html.encode()])

    def _write(self, target: str, blocks: Iterable[bytes]) -> None:
        file = self._folder / file_of(target)
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("wb") as opened:
            for block in blocks:
                opened.write(block)


def _collected(target: str) -> Path | None:
    """Return a static file that no server has collected yet."""
    if not target.startswith("/static/"):
        return None
    found = finders.find(target.removeprefix("/static/"))
    return Path(str(found)) if found else None
