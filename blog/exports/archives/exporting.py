"""Exporting everything, or all of an author, as an archive that any program can read."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import Any

from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.db.models import Model, Q, QuerySet

from blog import __version__
from blog.copies.models import KeptCopy
from blog.copies.storing import storage as copies
from blog.exports.archives.naming import keys_of_rows
from blog.exports.archives.references import Translate, translate_body
from blog.exports.archives.rows import CHUNK, Row, rows_of
from blog.exports.archives.tables import TABLES, Table
from blog.exports.archives.zip_files import ZipWriter, written_whole
from blog.media.files.models import MediaFile
from blog.media.models import Picture
from blog.people.models import Account
from blog.posts.citations.models import Citation, Consultation
from blog.posts.models import Post
from blog.sources.exporting import export
from blog.sources.models import Source

FORMAT, VERSION = "ibid-archive", 1
ABOUT = "archive.json"
README = Path(__file__).parent / "README.txt"
Counts = Mapping[str, int]


def export_blog(path: Path, *, author: Account | None = None) -> Counts:
    """Write the archive to `path`, where it appears once it is complete; return what it has.

    The same content gives the same bytes. With `author`, the archive has their posts and what
    belongs to them. Raise ArchiveError if it cannot be written.
    """
    posts = Post.objects.filter(bylines__account=author) if author else None
    with written_whole(path) as file, ZipWriter(file) as archive, unchanging():
        return _write(archive, author=author, posts=posts)


@contextmanager
def unchanging() -> Iterator[None]:
    """Read the database as it is now, whatever others write meanwhile; nobody waits."""
    if connection.in_atomic_block:  # a caller's transaction does it
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    else:  # atomic() would keep others from writing
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")


def _write(archive: ZipWriter, *, author: Account | None, posts: QuerySet[Post] | None) -> Counts:
    translate, counts = keys_of_rows(), {}
    archive.add_text("README.txt", README.read_text("utf-8"))
    for table in TABLES:
        if posts is None or table.of is not None:
            rows = _Counted(_rows(table, translate, author=author, posts=posts))
            archive.add(f"{table.name}.jsonl", map(_line, rows))
            counts[table.name] = rows.count
    _add_bodies(archive, translate, posts)
    _add_bibliography(archive, posts)
    counts["media"] = _add_media(archive, posts)
    _add_copies(archive, posts)
    about = {"format": FORMAT, "version": VERSION, "ibid": __version__, "counts": counts}
    about |= {"author": author.username} if author else {}
    archive.add_text(ABOUT, json.dumps(about, indent=1) + "\n")
    return counts


class _Counted:
    """The rows of an iterator, counted as they pass."""

    def __init__(self, rows: Iterator[Row]) -> None:
        self._rows, self.count = rows, 0

    def __iter__(self) -> Iterator[Row]:
        for row in self._rows:
            self.count += 1
            yield row


def _rows(
    table: Table, translate: Translate, *, author: Account | None, posts: QuerySet[Post] | None
) -> Iterator[Row]:
    """Yield the rows of a table; in an author's archive without the emails of their co-authors."""
    for row in rows_of(table, translate, posts=posts):
        if author and table.model is Account and row["username"] != author.username:
            row["email"] = ""
        yield row


def _line(row: Row) -> bytes:
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def body_name(number: int) -> str:
    """Return the name of the file with the text of a post."""
    return f"posts/{number}.html"


def _add_bodies(archive: ZipWriter, translate: Translate, posts: QuerySet[Post] | None) -> None:
    """Add each post's text below a line that makes it a page of its own."""
    chosen = Post.objects.filter(pk__in=posts.values("pk")) if posts is not None else Post.objects
    columns = chosen.order_by("pk").values_list("pk", "language", "title", "body")
    for number, language, title, body in columns.iterator(chunk_size=CHUNK):
        head = f'<!doctype html><html lang="{language}"><meta charset="utf-8">'
        head += f"<title>{escape(' '.join(title.split()))}</title>\n"
        archive.add_text(body_name(number), head + translate_body(body, translate))


def _add_bibliography(archive: ZipWriter, posts: QuerySet[Post] | None) -> None:
    sources = Source.objects.kept().order_by()
    if posts is not None:
        numbers = posts.values("pk")
        cited = Citation.objects.filter(post__in=numbers).order_by().values("source")
        consulted = Consultation.objects.filter(post__in=numbers).order_by().values("source")
        sources = sources.filter(Q(pk__in=cited) | Q(pk__in=consulted))
    keys = sorted(sources.values_list("key", flat=True))
    archive.add("bibliography.json", _csl_json(keys))
    archive.add("bibliography.bib", (export(some, "bibtex").encode() for some in _sources(keys)))


def _sources(keys: list[str]) -> Iterator[list[Source]]:
    for start in range(0, len(keys), CHUNK):
        batch = keys[start : start + CHUNK]
        found = Source.objects.in_bulk(batch, field_name="key")
        yield [found[key] for key in batch]


def _csl_json(keys: list[str]) -> Iterator[bytes]:
    """Yield the items of one array."""
    yield b"["
    for number, sources in enumerate(_sources(keys)):
        items = export(sources, "csl-json").strip().removeprefix("[").removesuffix("]")
        yield (b"," if number else b"") + items.rstrip().encode()
    yield b"\n]\n"


def _add_media(archive: ZipWriter, posts: QuerySet[Post] | None) -> int:
    """Add the original files, named by their content; return how many there are."""
    count = 0
    for model in (Picture, MediaFile):
        for digest in sorted({row["digest"] for row in _rows_of(model, posts)}):
            medium: Any = model.objects.get(digest=digest)
            count += archive.add_stored(f"media/{medium.path}", medium.path, default_storage)
    return count


def _add_copies(archive: ZipWriter, posts: QuerySet[Post] | None) -> None:
    """Add the files of kept copies, each once."""
    for name in sorted({row["warc"] or row["file"] for row in _rows_of(KeptCopy, posts)}):
        archive.add_stored(f"copies/{name}", name, copies())


def _rows_of(model: type[Model], posts: QuerySet[Post] | None) -> Iterator[Row]:
    table = next(table for table in TABLES if table.model is model)
    return rows_of(table, lambda *_: None, posts=posts)
