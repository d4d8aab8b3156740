"""A folder of copies of its own for each test."""

from pathlib import Path

import pytest

from blog.copies.models import KeptCopy
from blog.copies.taking import keep_copy, read_page
from blog.net.fetching import Exchange, Page
from blog.sources.models import Source
from tests.factories import make_source

URL = "https://ada.example/letter"
LETTER = "<title>A letter</title><p>Dear Ada, the engine is ready. It computes.</p>"


@pytest.fixture(autouse=True)
def folder(settings, tmp_path) -> Path:
    """Keep copies in a folder of the test."""
    copies = {**settings.STORAGES["copies"], "OPTIONS": {"location": tmp_path, "base_url": None}}
    settings.STORAGES = {**settings.STORAGES, "copies": copies}
    return tmp_path


@pytest.fixture
def source(db) -> Source:
    return make_source(type="webpage", URL=URL)


def page(body: str | bytes = LETTER, *, kind: str = "text/html", **headers: str) -> Page:
    """Return a fetched page, after a redirect."""
    content = body if isinstance(body, bytes) else body.encode()
    sent = (("Host", "ada.example"), ("User-Agent", "Ibid"))
    line, moved = "GET /letter HTTP/1.1", (("Location", "/letter"),)
    received = (("Content-Type", kind), ("Content-Encoding", "gzip"), ("Content-Length", "9"))
    exchanges = (
        Exchange("https://ada.example/old", "GET /old HTTP/1.1", sent, 301, "Moved", moved),
        Exchange(URL, line, sent, 200, "OK", received),
    )
    return Page(URL, 200, kind, "utf-8", content, headers, exchanges=exchanges)


def keep(source: Source, body: str | bytes = LETTER, **options) -> KeptCopy | None:
    fetched = page(body)
    return keep_copy(source, fetched, read_page(fetched), **options)


def files_in(folder: Path) -> set[str]:
    return {str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file()}
