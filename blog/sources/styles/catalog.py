"""The included citation styles and their languages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from blog.sources.styles import manuals
from blog.sources.styles.manuals import Manual

FOLDER = Path(__file__).parent / "csl"
DEFAULT_STYLE = "chicago-notes-bibliography"
DEFAULT_LOCALE = "en-US"

Kind = Literal["note", "author-date", "numeric"]


class UnknownStyle(LookupError):
    """No included style has this id."""


@dataclass(frozen=True)
class Style:
    """A citation style: a `file` in our folder, or the `xml` of an uploaded CSL file.

    `locale` is the style's own dialect, which takes precedence over the blog's: OSCOLA is British.
    """

    title: str
    kind: Kind
    file: str = ""
    xml: bytes = field(default=b"", repr=False)
    locale: str = ""
    manual: Manual = field(default=Manual(), hash=False, repr=False)

    @property
    def source(self) -> bytes:
        """The content of the CSL file, with the patches of its manual if it is included."""
        if self.xml:
            return self.xml
        text = (FOLDER / self.file).read_text("utf-8")
        for original, replacement in self.manual.patches:
            text = text.replace(original, replacement)
        return text.encode()


# In the CSL repository the Chicago ids without an edition are the 18th, which omits the place of
# publication. These are the 17th.
STYLES: Mapping[str, Style] = MappingProxyType(
    {
        "chicago-notes-bibliography": Style(
            title="Chicago Manual of Style, 17th edition (notes and bibliography)",
            kind="note",
            file="chicago-notes-bibliography-17th-edition.csl",
            manual=manuals.CHICAGO_NOTES,
        ),
        "chicago-notes-bibliography-with-ibid": Style(
            title="Chicago Manual of Style, 17th edition (notes and bibliography, with ibid.)",
            kind="note",
            file="chicago-notes-bibliography-subsequent-ibid-17th-edition.csl",
            manual=manuals.CHICAGO_NOTES,
        ),
        "chicago-author-date": Style(
            title="Chicago Manual of Style, 17th edition (author-date)",
            kind="author-date",
            file="chicago-author-date-17th-edition.csl",
            manual=manuals.CHICAGO_AUTHOR_DATE,
        ),
        "apa": Style(
            title="American Psychological Association, 7th edition",
            kind="author-date",
            file="apa.csl",
            manual=manuals.APA,
        ),
        "modern-language-association": Style(
            title="Modern Language Association, 9th edition",
            kind="author-date",
            file="modern-language-association.csl",
            manual=manuals.MLA,
        ),
        "harvard-cite-them-right": Style(
            title="Harvard (Cite Them Right, 12th edition)",
            kind="author-date",
            file="harvard-cite-them-right.csl",
            manual=manuals.HARVARD,
            locale="en-GB",
        ),
        "ieee": Style(
            title="Institute of Electrical and Electronics Engineers (IEEE)",
            kind="numeric",
            file="ieee.csl",
            manual=manuals.IEEE,
        ),
        "oscola": Style(
            title="OSCOLA, 4th edition (Oxford Standard for the Citation of Legal Authorities)",
            kind="note",
            file="oscola.csl",
            manual=manuals.OSCOLA,
            locale="en-GB",
        ),
        "nlm-citation-sequence": Style(
            title="National Library of Medicine (Vancouver)",
            kind="numeric",
            file="nlm-citation-sequence.csl",
            manual=manuals.NLM,
        ),
    }
)


def style_named(style: str | Style) -> Style:
    """Return the style with this id, or the given Style. Raise UnknownStyle."""
    if isinstance(style, Style):
        return style
    try:
        return STYLES[style]
    except KeyError:
        raise UnknownStyle(style) from None


def included_style(file: str) -> Style | None:
    """Return the included style with this file name, without ".csl"."""
    return next((style for style in STYLES.values() if style.file == f"{file}.csl"), None)


def locale_for(language: str, *, own: str = "") -> str:
    """Return the CSL locale for a language code: de-DE for "de" and "de-LI", en-US for "tlh".

    `own` is a style's own locale, which takes precedence within its language: OSCOLA is British.
    """
    from blog.sources.csl.locale import available_locales, full_code  # noqa: PLC0415  starts lxml: 0.1 s

    code = language.replace("_", "-").lower()
    exact = {name.lower(): name for name in available_locales()}
    locale = full_code(code)
    ours = exact.get(own.lower(), "")
    return ours if ours and ours[:2] == locale[:2] else locale
