"""Works without a title: letters, interviews, documents; what they are called in lists."""

from collections.abc import Mapping
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from blog.sources.kinds import Kind
from blog.sources.names import full_name

UNTITLED = frozenset(
    {
        *(Kind.PERSONAL_COMMUNICATION, Kind.INTERVIEW, Kind.MANUSCRIPT, Kind.SPEECH, Kind.POST),
        *(Kind.GRAPHIC, Kind.MAP, Kind.REVIEW, Kind.REVIEW_BOOK),
    }
)
_TELLING = ("author", "recipient", "interviewer", "reviewed-title", "archive")


def is_identified(item: Mapping[str, Any]) -> bool:
    """Return whether the item has a title, or is of a kind that needs none and says enough."""
    if str(item.get("title") or "").strip():
        return True
    return item.get("type") in UNTITLED and any(item.get(name) for name in _TELLING)


def description(kind: str, variables: Mapping[str, Any]) -> str:
    """Return what an untitled work is: "Letter to Willibald Pirckheimer"."""
    name = str(variables.get("genre") or _name_of(Kind(kind)))
    recipients, interviewers = _people(variables, "recipient"), _people(variables, "interviewer")
    if recipients:
        name = _("%(work)s to %(name)s") % {"work": name, "name": recipients}
    elif interviewers:
        name = _("%(work)s by %(name)s") % {"work": name, "name": interviewers}
    elif reviewed := variables.get("reviewed-title"):
        name = _("%(work)s of %(title)s") % {"work": name, "title": reviewed}
    return capfirst(name)


def _name_of(kind: Kind) -> str:
    return _("letter") if kind == Kind.PERSONAL_COMMUNICATION else str(kind.label)


def _people(variables: Mapping[str, Any], role: str) -> str:
    return ", ".join(map(full_name, variables.get(role, [])))
