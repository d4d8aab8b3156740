"""The changes that a style manual requires to items and to the CSL file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

EVERY_TYPE = "*"
Patch = tuple[str, str]  # a text in the CSL file, and the replacement of every occurrence


@dataclass(frozen=True)
class Manual:
    """Changes to the items and to the CSL file of a style."""

    omits: Mapping[str, frozenset[str]] = field(default_factory=dict)  # variables by item type
    leaves_out_anonymous: bool = False  # the title stands first, even where there is an editor
    shortens_repeated_names: bool = False  # of an author who is the editor as well
    omits_place_in_name: bool = False  # of a newspaper: New York Times, but Times (London)
    short_titles_begin_with_article: bool = True
    url: Callable[[str], str] = str  # formats a URL
    patches: tuple[Patch, ...] = ()

    def omitted(self, kind: str) -> frozenset[str]:
        return self.omits.get(kind, frozenset()) | self.omits.get(EVERY_TYPE, frozenset())
