"""Primary keys in texts, written as keys that last, and back."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import Model

from blog.media.files.models import MediaFile
from blog.media.models import Picture
from blog.people.models import Account
from blog.posts.series.models import Series
from blog.sources.models import Source

# Return the key for a primary key of a model, or the other way around; None if there is none.
Translate = Callable[[type[Model], Any], Any]

MARKED: Mapping[str, type[Model]] = {
    "data-source": Source,
    "data-picture": Picture,
    "data-file": MediaFile,
}
# A stored text has "<" only where a tag begins, and quotes every value.
_TAG = re.compile(r'<(?:cite-ref|figure)(?:\s+[\w-]+(?:="[^"]*")?)*\s*/?>')
_MARK = re.compile(rf'(?<=\s)({"|".join(MARKED)})="([^"]*)"')


def translate_body(html: str, translate: Translate) -> str:
    """Return a post's text with the names of sources, pictures and files translated.

    A mark of what no longer exists names nothing.
    """

    def translated(mark: re.Match[str]) -> str:
        name = translate(MARKED[mark[1]], mark[2])
        return f'{mark[1]}="{"" if name is None else name}"'

    return _TAG.sub(lambda tag: _MARK.sub(translated, tag[0]), html)


def translate_parts(parts: Mapping[str, Any], translate: Translate) -> dict[str, Any]:
    """Return the parts of unpublished changes with the names of rows translated."""
    return {
        name: _PARTS[name](part, translate) if name in _PARTS else part
        for name, part in parts.items()
    }


def _authors(authors: list[list[Any]], translate: Translate) -> list[list[Any]]:
    return [[name and translate(Account, name), shown] for name, shown in authors]


def _series(series: Any, translate: Translate) -> Any:
    """Translate a stored series; a title is that of a series which is not stored yet."""
    if isinstance(series, int):
        return {"slug": translate(Series, series)}
    return translate(Series, series["slug"]) or "" if isinstance(series, dict) else series


_PARTS: Mapping[str, Callable[[Any, Translate], Any]] = {
    "body": translate_body,
    "lead_picture": lambda picture, translate: picture and translate(Picture, picture),
    "authors": _authors,
    "series": _series,
    "consulted": lambda sources, translate: [
        found for source in sources if (found := translate(Source, source)) is not None
    ],
}
