"""The index of a still copy: scripts, which a page may load even from a disk.

Words are folded alike here and in `still-search.js`.
"""

import json
import re
import unicodedata
from array import array
from collections import defaultdict
from pathlib import Path

from blog.exports.still_copies.places import SEARCH, relative
from blog.posts.models import Post
from blog.site.dates import format_day
from blog.text.words.search_text import text_of_html

INDEX = "index"
_IDEOGRAPHS = "\u2e80-\ud7ff\uf900-\ufaff"
_TOKEN = re.compile(rf"[{_IDEOGRAPHS}]|[^\W_{_IDEOGRAPHS}]+")
MAX_TOKEN_LENGTH = 40
Postings = dict[str, "array[int]"]  # the numbers of the posts that have a token


def tokens_of(text: str) -> list[str]:
    """Return the folded tokens of a text; of East Asian scripts, each character.

    >>> tokens_of("Éla, ŁÓDŹ 1989")
    ['ela', 'łodz', '1989']
    """
    plain = unicodedata.normalize("NFKD", text).lower()
    plain = "".join(char for char in plain if not unicodedata.category(char).startswith("M"))
    return [token[:MAX_TOKEN_LENGTH] for token in _TOKEN.findall(plain)]


def part_of(token: str) -> str:
    """Return the name of the part of the index that has the token."""
    if token[0] >= "\u2e80":
        return f"{ord(token[0]) >> 5:x}"
    return "-".join(f"{ord(char):x}" for char in token[:2])


def write_index(folder: Path) -> None:
    """Write the index of all live posts and pages into `folder`."""
    postings: Postings = defaultdict(lambda: array("I"))
    posts = Post.objects.live().newest_first().for_list().defer(None).defer("body")
    (folder / INDEX).mkdir(parents=True, exist_ok=True)
    with (folder / INDEX / "posts.js").open("w", encoding="utf-8") as file:
        file.write("ibidIndex.posts = [\n")
        for number, post in enumerate(posts.iterator(chunk_size=100)):
            file.write(json.dumps(_entry(post), ensure_ascii=False) + ",\n")
            for token in set(tokens_of(_text(post))):
                postings[token].append(number)
        file.write("]\n")
    _write_parts(folder / INDEX, postings)


def _write_parts(folder: Path, postings: Postings) -> None:
    parts: dict[str, list[str]] = defaultdict(list)
    for token in sorted(postings):
        parts[part_of(token)].append(token)
    for part, tokens in parts.items():
        table = {token: postings[token].tolist() for token in tokens}
        text = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
        (folder / f"{part}.js").write_text(f"ibidIndex.add({text})\n", "utf-8")


def _entry(post: Post) -> list[str]:
    """Return what a result shows: link, title, date, language and the beginning of the text."""
    day = format_day(post.day) if post.day and not post.is_page else ""
    link = relative(post.get_absolute_url(), start=SEARCH)
    return [link, post.title, day, post.language, post.excerpt[:200]]


def _text(post: Post) -> str:
    names = [str(byline) for byline in post.bylines.all()] + [tag.name for tag in post.tags.all()]
    texts = map(text_of_html, (post.rendered, post.rendered_sources))
    return " ".join([post.title, post.summary, *names, *texts])
