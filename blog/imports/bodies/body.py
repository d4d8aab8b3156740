"""A body of an imported entry, as blocks with placeholders for its pictures and files."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Shown:
    """A picture or a file that the body shows, by its URL; `text` is its alt text or its label."""

    url: str
    text: str = ""


@dataclass
class Body:
    """The blocks of a body.

    In `html`, `<figure data-src>` is the place of a picture and `<figure data-href>` that of a
    file. `opening` is the plain text before the mark "more", "" without one. `dropped` counts the
    elements that show or do something and are left out, such as "<script>".
    """

    html: str = ""
    opening: str = ""
    pictures: list[Shown] = field(default_factory=list)
    files: list[Shown] = field(default_factory=list)
    dropped: Counter[str] = field(default_factory=Counter)
