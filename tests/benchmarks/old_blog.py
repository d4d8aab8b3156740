"""A synthetic old blog as a WordPress export, written in a stream: the same bytes for one seed."""

import random
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from xml.sax.saxutils import escape

from blog.exports.wordpress.xml import cdata

SITE = "https://old.example"
WORDS = re.findall(
    r"\w+",
    "archive letter treaty harbor witness margin edition copper garden river minister winter "
    "translation ledger village engine evidence border census chapter voyage printer orchard "
    "parish account telegram council station library harvest weaver island quarry compass ",
)
TAGS = ("history", "maps", "letters", "archives", "trade", "weather", "printing", "travel")
FIRST = datetime(2004, 3, 1, 8, tzinfo=UTC)
HEAD = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>The Old Blog</title><link>{SITE}</link><language>en-US</language>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_site_url>{SITE}</wp:base_site_url>
<wp:base_blog_url>{SITE}</wp:base_blog_url>
<wp:author><wp:author_id>1</wp:author_id><wp:author_login>ada</wp:author_login>
<wp:author_email>ada@old.example</wp:author_email><wp:author_display_name>Ada Keeper\
</wp:author_display_name></wp:author>
"""
PARAGRAPH = 90  # words


def write_old_blog(path: Path, *, posts: int, comments: int, megabytes: int, seed: int = 1) -> None:
    """Write an export with so many posts and comments, a fifth of them replies, of that size."""
    lots = random.Random(seed)
    length = max(megabytes * 1_000_000 // posts - comments // posts * 750, 1_000)
    with path.open("w", encoding="utf-8") as file:
        file.write(HEAD)
        for number in range(1, posts + 1):
            first = (number - 1) * comments // posts + 1
            after = number * comments // posts + 1
            file.writelines(_item(number, range(first, after), length, lots))
        file.write("</channel></rss>\n")


def _item(number: int, comments: range, length: int, lots: random.Random) -> Iterator[str]:
    at = FIRST + timedelta(hours=19 * number)
    slug = f"{lots.choice(WORDS)}-{lots.choice(WORDS)}-{number}"
    yield f"""<item><title>{slug.replace("-", " ").capitalize()}</title>
<link>{SITE}/{at:%Y/%m}/{slug}/</link><dc:creator>ada</dc:creator>
<guid isPermaLink="false">{SITE}/?p={number}</guid>
{cdata("content:encoded", _body(number, length, lots))}<wp:post_id>{number}</wp:post_id>
<wp:post_date>{at:%Y-%m-%d %H:%M:%S}</wp:post_date>
<wp:post_date_gmt>{at:%Y-%m-%d %H:%M:%S}</wp:post_date_gmt>
<wp:comment_status>open</wp:comment_status><wp:post_name>{slug}</wp:post_name>
<wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
"""
    for tag in lots.sample(TAGS, 2):
        yield f'<category domain="post_tag" nicename="{tag}">{tag}</category>\n'
    for comment in comments:
        yield _comment(comment, comments, at, lots)
    yield "</item>\n"


def _body(number: int, length: int, lots: random.Random) -> str:
    parts, size = [], 0
    while size < length:
        text = escape(_sentence(PARAGRAPH, lots))
        linked = lots.randint(1, number)
        parts.append(f'<p>{text} <a href="{SITE}/?p={linked}">before</a>, <em>as noted</em>.</p>')
        size += len(parts[-1])
    parts.insert(len(parts) // 2, "<h2>What the ledger says</h2>")
    return "\n".join(parts)


def _comment(number: int, siblings: range, post_at: datetime, lots: random.Random) -> str:
    at = post_at + timedelta(minutes=37 * (number - siblings.start + 1))
    earlier = range(siblings.start, number)
    parent = lots.choice(earlier) if earlier and number % 5 == 0 else 0
    state = "0" if number % 40 == 0 else "1"
    return f"""<wp:comment><wp:comment_id>{number}</wp:comment_id>
<wp:comment_author>{lots.choice(WORDS).title()} Reader</wp:comment_author>
<wp:comment_author_email>r{number}@mail.example</wp:comment_author_email>
<wp:comment_date_gmt>{at:%Y-%m-%d %H:%M:%S}</wp:comment_date_gmt>
{cdata("wp:comment_content", _sentence(30, lots))}
<wp:comment_approved>{state}</wp:comment_approved><wp:comment_type></wp:comment_type>
<wp:comment_parent>{parent}</wp:comment_parent></wp:comment>
"""


def _sentence(length: int, lots: random.Random) -> str:
    return " ".join(lots.choices(WORDS, k=length)).capitalize()
