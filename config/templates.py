"""Our templates, read without what is only there for whoever edits them."""

import re

from django.template.base import Origin
from django.template.loaders import filesystem

_LONE_TAGS = re.compile(r"^((?:\{%(?:(?!%\}).)*%\}|\{#(?:(?!#\}).)*#\})+)[ \t]*\n", re.MULTILINE)
_INDENT = re.compile(r"\n\s+")


class TidyLoader(filesystem.Loader):
    """Indents and the lines of lone tags would be sent with every page, a twentieth of it."""

    def get_contents(self, origin: Origin) -> str:
        contents = str(super().get_contents(origin))
        return tidied(contents) if origin.name.endswith(".html") else contents


def tidied(html: str) -> str:
    """Of the space between two things, one line's end stays."""
    return _LONE_TAGS.sub(r"\1", _INDENT.sub("\n", html))
