"""A post arrives in one round trip: its HTML and its style sheet, compressed as kept pages are.

The print style sheet is not counted: no screen waits for it.
"""

import re
from pathlib import Path

import brotli
import pytest
from django.utils import timezone

from blog.posts.rendering.card_pictures import draw_card
from blog.site.models import Site
from blog.text.html.excerpts import plain_text
from blog.web.page_cache.bodies import bodies_of, slot_of
from config.static_files import joined_sheet
from tests.factories import citing, make_comment, make_post, make_source

ROOT = Path(__file__).parents[2]
ROUND_TRIP = 14 * 1024  # what a server may send before the first answer: ten packets
WELCOME = "blog/welcome/content"


def prose(*names: str, parts: int, length: int) -> list[str]:
    """Return `parts` pieces of real prose of `length` words each."""
    text = " ".join(plain_text((ROOT / name).read_text("utf-8")) for name in names).split() * 2
    starts = range(0, parts * length, length)
    return [" ".join(text[start : start + length]) for start in starts]


def size_of_sheets(page: str) -> int:
    names = re.findall(r'<link rel="stylesheet" href="/static/(css/[\w-]+\.css)">', page)
    sheets = [
        joined_sheet(name, lambda name: (ROOT / "static" / name).read_text()) for name in names
    ]
    assert names == ["css/post-page.css"]
    return sum(len(brotli.compress(sheet.encode())) for sheet in sheets)


@pytest.mark.django_db
def test_a_post_with_sources_and_comments_is_14_kilobytes(client):
    titles = prose(f"{WELCOME}/about.html", parts=10, length=9)
    sources = [make_source(id=f"work{n}", title=title) for n, title in enumerate(titles)]
    text = prose(f"{WELCOME}/sino-soviet.html", parts=10, length=100)
    paragraphs = zip(text, sources, strict=True)
    post = make_post(body="".join(f"<p>{text}.{citing(at)}</p>" for text, at in paragraphs))
    comments = prose(f"{WELCOME}/editor.html", "CONTRIBUTING.md", parts=40, length=50)
    for number, text in enumerate(comments):
        make_comment(post=post, name=f"Reader {number}", body=text, created_at=timezone.now())
    draw_card(post, site=Site.objects.current())

    page = client.get(post.get_absolute_url()).content

    bodies = bodies_of(page)
    sent = len(bodies["br"].filled(slot_of(page), plain=bodies[""]))
    sheets = size_of_sheets(page.decode())
    assert sent + sheets <= ROUND_TRIP, (sent, sheets)
