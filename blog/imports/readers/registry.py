"""The readers of all systems, in the order in which they are asked whether an export is theirs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from blog.imports.readers import blogger, feed, ghost, markdown, medium, substack, wordpress
from blog.imports.readers.archives import Archive, open_archive
from blog.imports.readers.comments import commento, disqus, isso, remark42
from blog.imports.records import ExportRefused, Options, Record

AUTO = "auto"


@dataclass(frozen=True)
class Reader:
    """The reader of one system's exports.

    `read` yields records while it reads, so that the size of an export costs no memory; it is
    called several times for one import, and yields the same records each time.
    """

    name: str
    title: str
    recognizes: Callable[[Archive], bool]
    read: Callable[[Archive, Options], Iterator[Record]]


READERS = (
    Reader("blogger", "Blogger", blogger.recognizes, blogger.read),
    Reader("wordpress", "WordPress", wordpress.recognizes, wordpress.read),
    Reader("ghost", "Ghost", ghost.recognizes, ghost.read),
    Reader("medium", "Medium", medium.recognizes, medium.read),
    Reader("substack", "Substack", substack.recognizes, substack.read),
    Reader("markdown", "Markdown folders", markdown.recognizes, markdown.read),
    Reader("disqus", "Disqus", disqus.recognizes, disqus.read),
    Reader("isso", "isso", isso.recognizes, isso.read),
    Reader("remark42", "remark42", remark42.recognizes, remark42.read),
    Reader("commento", "Commento", commento.recognizes, commento.read),
    Reader("feed", "feeds", feed.recognizes, feed.read),
)
NAMES = (AUTO, *(reader.name for reader in READERS))


def recognize(path: Path, *, name: str = AUTO) -> Reader:
    """Return the reader of the export, or the one with this name. Raise ExportRefused."""
    if name != AUTO:
        return next(reader for reader in READERS if reader.name == name)
    with open_archive(path) as archive:
        for reader in READERS:
            if reader.recognizes(archive):
                return reader
    titles = ", ".join(reader.title for reader in READERS)
    raise ExportRefused(
        f"{path.name} is not an export that Ibid knows. It reads exports of {titles}."
    )


def read(path: Path, *, name: str = AUTO, options: Options | None = None) -> Iterator[Record]:
    """Yield the records of the export. Raise ExportRefused."""
    reader = recognize(path, name=name)
    with open_archive(path) as archive:
        yield from reader.read(archive, options or Options())
