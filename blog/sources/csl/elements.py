"""The elements of a style, as immutable values: what a CSL file says, before any item is read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

Formatting = tuple[tuple[str, str], ...]  # such as (("font-style", "italic"),)
NO_ATTRIBUTES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Look:
    """How the output of an element is set: formatting, affixes, quotes, case, display."""

    formatting: Formatting = ()
    prefix: str = ""
    suffix: str = ""
    quotes: bool = False
    text_case: str = ""
    strip_periods: bool = False
    display: str = ""


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Text:
    """A variable, macro, term or verbatim value; `source` says which of them `name` is."""

    source: str
    name: str
    form: str = "long"
    plural: bool = False
    look: Look = PLAIN


@dataclass(frozen=True, slots=True)
class Number:
    variable: str
    form: str = "numeric"
    look: Look = PLAIN


@dataclass(frozen=True, slots=True)
class Label:
    variable: str = ""
    form: str = "long"
    plural: str = "contextual"
    look: Look = PLAIN


@dataclass(frozen=True, slots=True)
class DatePart:
    name: str
    form: str = ""
    range_delimiter: str = "–"
    look: Look = PLAIN
    attributes: frozenset[str] = frozenset()  # the attributes that were written


@dataclass(frozen=True, slots=True)
class Date:
    """A date of an item, or with `variable` "" a date format of a locale."""

    variable: str = ""
    form: str = ""
    shown: str = "year-month-day"
    parts: tuple[DatePart, ...] = ()
    delimiter: str = ""
    look: Look = PLAIN


@dataclass(frozen=True, slots=True)
class EtAl:
    term: str = "et-al"
    look: Look = PLAIN


@dataclass(frozen=True, slots=True)
class Names:
    """Name variables; an attribute of <name> that is not written is inherited."""

    variables: tuple[str, ...]
    attributes: Mapping[str, str] = field(default_factory=lambda: NO_ATTRIBUTES)
    name_look: Look = PLAIN
    family: Look = PLAIN
    given: Look = PLAIN
    has_name: bool = False
    et_al: EtAl | None = None
    label: Label | None = None
    label_first: bool = False
    substitute: tuple["Element", ...] = ()
    delimiter: str | None = None
    look: Look = PLAIN


@dataclass(frozen=True, slots=True)
class Group:
    children: tuple["Element", ...]
    delimiter: str = ""
    look: Look = PLAIN


@dataclass(frozen=True, slots=True)
class Branch:
    """A test of <choose>; `conditions` are pairs of an attribute and its values."""

    conditions: tuple[tuple[str, tuple[str, ...]], ...]
    match: str
    children: tuple["Element", ...]


@dataclass(frozen=True, slots=True)
class Choose:
    branches: tuple[Branch, ...]


Element = Text | Number | Label | Date | Names | Group | Choose


@dataclass(frozen=True, slots=True)
class SortKey:
    """A key of <sort>: a variable or a macro."""

    variable: str = ""
    macro: str = ""
    descending: bool = False
    attributes: Mapping[str, str] = field(default_factory=lambda: NO_ATTRIBUTES)


@dataclass(frozen=True, slots=True)
class Section:
    """The <citation> or <bibliography> of a style: its options, sort keys and layout."""

    name: str
    options: Mapping[str, str]
    keys: tuple[SortKey, ...]
    layout: Group
    own_options: Mapping[str, str] = field(default_factory=dict)  # without the style's own
