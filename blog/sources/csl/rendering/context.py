"""What rendering one cite or entry knows: the style, the work, the cite, and what it has shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from blog.sources.csl.elements import Names, Section
from blog.sources.csl.items import Item
from blog.sources.csl.locale import Locale
from blog.sources.csl.people import Person
from blog.sources.csl.refinements import CONFORMING, Refinements, looks_english
from blog.sources.csl.style import Style

FIRST, SUBSEQUENT, IBID, IBID_WITH_LOCATOR = range(4)


@dataclass(frozen=True, slots=True)
class Cite:
    """A citation of the work `id`; prefix and suffix may have markup."""

    id: str
    locator: str = ""
    label: str = "page"
    prefix: str = ""
    suffix: str = ""
    suppress_author: bool = False
    author_only: bool = False


@dataclass(frozen=True, slots=True)
class Position:
    """Where a cite is in the document: after which others, and how near."""

    level: int = FIRST
    is_near: bool = False
    first_note: str = ""


@dataclass(frozen=True, slots=True)
class Distinction:
    """What tells a cite from others that would look alike.

    `shown` has the number of names shown, by the place of the names in the cite; `given` the level
    of the given name (1 initials, 2 in full) by place and name; `conditions` is how many of the
    tests `disambiguate="true"` are met.
    """

    shown: Mapping[int, int] = field(default_factory=dict)
    given: Mapping[tuple[int, int], int] = field(default_factory=dict)
    conditions: int = 0
    year_suffix: int | None = None


NO_DISTINCTION = Distinction()


@dataclass(slots=True)
class Context:
    """One rendering; the fields from `called` on change while it goes on."""

    style: Style
    locale: Locale
    section: Section
    item: Item
    cite: Cite
    position: Position = Position()
    distinction: Distinction = NO_DISTINCTION
    citation_number: int = 0
    refinements: Refinements = CONFORMING
    abbreviations: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    sort_attributes: Mapping[str, str] | None = None  # of a sort key's macro
    is_sample: bool = False  # to see which works look alike
    called: int = 0  # variables asked for
    filled: int = 0  # and those that had a value
    outer_names: Names | None = None  # whose <substitute> is being rendered
    suppressed: set[str] = field(default_factory=set)  # shown by a <substitute> before
    shown: set[str] = field(default_factory=set)  # every variable shown so far
    people: list["Shown"] = field(default_factory=list)  # every list of names shown so far
    author_is_out: bool = False
    conditions_met: int = 0
    suffix_is_out: bool = False

    @property
    def in_bibliography(self) -> bool:
        return self.section.name == "bibliography"

    @property
    def is_sorting(self) -> bool:
        return self.sort_attributes is not None

    @property
    def is_english(self) -> bool:
        language = self.item.language or self.style.default_locale or "en"
        return language.lower().startswith("en")

    def is_english_text(self, text: str, *, is_term: bool = False) -> bool:
        """Return whether title case applies to the text."""
        if not self.refinements.only_english_titles:
            return self.is_english
        if self.item.language:
            return self.item.language.lower().startswith("en")
        return self.locale.is_english and (is_term or looks_english(text))

    def term(self, name: str, form: str = "long", *, plural: bool = False) -> str:
        return self.locale.term(name, form, plural=plural) or ""

    def fill(self, variable: str) -> None:
        """Record that the variable has been shown."""
        self.filled += 1
        self.shown.add(variable)


@dataclass(frozen=True, slots=True)
class Shown:
    """A list of names that was rendered: who is in it, how many were shown, and with what name."""

    people: tuple[Person, ...]
    count: int
    given_levels: int  # how many levels of the given name could still be added
    is_short: bool  # without given names
