"""Labels of the Bayes filter's tokens, for moderators."""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def token_label(token: str) -> str:
    """Return the token's label for moderators; a word of the text is its own label."""
    kind, colon, value = token.partition(":")
    if colon and kind in _LABELS:
        return _LABELS[kind](value)
    return f"{token[:-1]}…" if token.endswith("-") else token


def _link(value: str) -> str:
    if value.startswith("."):
        return _("a link to *%s") % value
    return _("a link to %s") % value


def _links(value: str) -> str:
    if value == "3":
        return _("three or more links")
    count = int(value)
    return ngettext("%d link", "%d links", count) % count if count else _("no links")


def _website(value: str) -> str:
    if value == "none":
        return _("no website")
    return _("the website *%s") % value if value.startswith(".") else _("the website %s") % value


def _page(value: str) -> str:
    return _("a page at *%s") % value if value.startswith(".") else _("a page at %s") % value


def _form(value: str) -> str:
    if value == "capitals":
        return _("all capitals")
    if value == "exclamations":
        return _("exclamation marks")
    lengths = (_("a few words"), _("one short sentence"), _("one sentence"))
    longer = (_("a few sentences"), _("a paragraph"), _("a long text"))
    return (*lengths, *longer)[int(value.rpartition(" ")[2])]


_LABELS: dict[str, Callable[[str], str]] = {
    "link": _link,
    "links": _links,
    "website": _website,
    "page": _page,
    "form": _form,
    "name": lambda value: _("the name “%s”") % value,
    "agent": lambda value: _("sent by a program (%s)") % value,
}
