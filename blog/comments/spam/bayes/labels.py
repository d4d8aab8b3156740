"""The filter's signs in plain words."""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def worded(sign: str) -> str:
    """What a moderator reads: words of the text stand for themselves."""
    kind, colon, said = sign.partition(":")
    if colon and kind in _WORDED:
        return _WORDED[kind](said)
    return f"{sign[:-1]}…" if sign.endswith("-") else sign


def _link(said: str) -> str:
    if said.startswith("."):
        return _("a link to *%s") % said
    return _("a link to %s") % said


def _links(said: str) -> str:
    if said == "3":
        return _("three links or more")
    count = int(said)
    return ngettext("%d link", "%d links", count) % count if count else _("no link")


def _website(said: str) -> str:
    if said == "none":
        return _("no website")
    return _("the website *%s") % said if said.startswith(".") else _("the website %s") % said


def _page(said: str) -> str:
    return _("a page at *%s") % said if said.startswith(".") else _("a page at %s") % said


def _form(said: str) -> str:
    if said == "capitals":
        return _("capital letters")
    if said == "exclamations":
        return _("exclamation marks")
    lengths = (_("a few words"), _("one short sentence"), _("one sentence"))
    longer = (_("some sentences"), _("a paragraph"), _("a long text"))
    return (*lengths, *longer)[int(said.rpartition(" ")[2])]


_WORDED: dict[str, Callable[[str], str]] = {
    "link": _link,
    "links": _links,
    "website": _website,
    "page": _page,
    "form": _form,
    "name": lambda said: _("the name “%s”") % said,
    "agent": lambda said: _("sent by a program (%s)") % said,
}
