"""Sources as the bibliographies of other programs."""

from collections.abc import Iterable

from blog.sources.dates import edtf_of
from blog.sources.editing import OWN_PREFIX, to_csl
from blog.sources.models import CslItem, Source
from blog.sources.parsing import FORMATS

# What we know of a source and CSL has no variable for: names in the item's "custom".
STANDING, NOTE, DATE = (f"{OWN_PREFIX}{name}" for name in ("standing", "note", "date"))


def export(sources: Iterable[Source], format: str) -> str:
    """The sources in a format of `parsing.FORMATS`: bibtex, ris or csl-json.

    Importing the text into an empty blog gives equal sources.
    """
    return FORMATS[format].write([exported_item(source) for source in sources])


def exported_item(source: Source) -> CslItem:
    """The source as a CSL item that forgets nothing."""
    item = to_csl(source)
    custom = {STANDING: source.standing, NOTE: source.note}
    if source.issued and edtf_of(item.get("issued")) != source.issued:
        custom[DATE] = source.issued  # CSL has one word for "1984?" and "1984~"
    if said := {name: words for name, words in custom.items() if words}:
        item["custom"] = {**item.get("custom", {}), **said}
    return item
