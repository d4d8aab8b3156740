"""The options of names: what <name> says, else the section, else the style."""

from collections.abc import Mapping
from dataclasses import dataclass

from blog.sources.csl.elements import Names
from blog.sources.csl.rendering.context import SUBSEQUENT, Context

_RENAMED = {"form": "name-form", "delimiter": "name-delimiter"}


@dataclass(frozen=True, slots=True)
class NameOptions:
    conjunction: str = ""  # "text" or "symbol"
    delimiter: str = ", "
    delimiter_precedes_et_al: str = "contextual"
    delimiter_precedes_last: str = "contextual"
    et_al_min: int = 0
    et_al_use_first: int = 1
    et_al_use_last: bool = False
    form: str = "long"
    initialize: bool = True
    initialize_with: str | None = None
    keeps_hyphen: bool = True
    sort_order: str = ""  # "first" or "all"
    sort_separator: str = ", "
    demotion: str = "display-and-sort"


def name_options(element: Names, context: Context) -> NameOptions:
    """Return the options of the names, in this section and at this position of the cite."""
    lookup = _Lookup(element.attributes, context)
    first, least = "et-al-use-first", "et-al-min"
    if context.position.level >= SUBSEQUENT and not context.in_bibliography:
        least = "et-al-subsequent-min" if lookup.get("et-al-subsequent-min") else least
        first = "et-al-subsequent-use-first" if lookup.get("et-al-subsequent-use-first") else first
    sort = context.sort_attributes or {}
    return NameOptions(
        conjunction=lookup.get("and"),
        delimiter=lookup.get("delimiter", ", "),
        delimiter_precedes_et_al=lookup.get("delimiter-precedes-et-al", "contextual"),
        delimiter_precedes_last=lookup.get("delimiter-precedes-last", "contextual"),
        et_al_min=int(sort.get("names-min") or lookup.get(least) or 0),
        et_al_use_first=int(sort.get("names-use-first") or lookup.get(first) or -1),
        et_al_use_last=(sort.get("names-use-last") or lookup.get("et-al-use-last")) == "true",
        form=lookup.get("form", "long"),
        initialize=lookup.get("initialize", "true") == "true",
        initialize_with=lookup.find("initialize-with"),
        keeps_hyphen=context.style.options.get("initialize-with-hyphen", "true") == "true",
        sort_order="all" if context.is_sorting else lookup.get("name-as-sort-order"),
        sort_separator=lookup.get("sort-separator", ", "),
        demotion=context.style.options.get("demote-non-dropping-particle", "display-and-sort"),
    )


class _Lookup:
    """The attributes of <name>, then those that it inherits."""

    def __init__(self, own: Mapping[str, str], context: Context) -> None:
        self._own = own
        self._inherited = context.section.options

    def find(self, name: str) -> str | None:
        value = self._own.get(name)
        return self._inherited.get(_RENAMED.get(name, name)) if value is None else value

    def get(self, name: str, default: str = "") -> str:
        value = self.find(name)
        return default if value is None else value
