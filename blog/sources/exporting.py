"""Sources exported as bibliographies for other programs."""

from collections.abc import Iterable

from blog.sources.dates.csl import stored_date
from blog.sources.editing import OWN_PREFIX, to_csl
from blog.sources.models import CslItem, Source
from blog.sources.parsing import FORMATS

# Fields without a CSL variable, by their names in the item's "custom".
SOURCE_ROLE, NOTE, DATE = (f"{OWN_PREFIX}{name}" for name in ("source-role", "note", "date"))
SOURCE_ROLE_IN_0_1 = f"{OWN_PREFIX}standing"


def export(sources: Iterable[Source], format: str) -> str:
    """Return the sources in a format of `parsing.FORMATS`: bibtex, ris or csl-json.

    Importing the text into an empty blog gives equal sources.
    """
    return FORMATS[format].write([exported_item(source) for source in sources])


def exported_item(source: Source) -> CslItem:
    """Return the source as a CSL item with every field, those without a variable in "custom"."""
    item = to_csl(source)
    custom = {SOURCE_ROLE: source.source_role, NOTE: source.note}
    if source.issued and stored_date(item.get("issued"))[0] != source.issued:
        custom[DATE] = source.issued  # CSL does not distinguish "1984?" and "1984~"
    if filled := {name: value for name, value in custom.items() if value}:
        item["custom"] = {**item.get("custom", {}), **filled}
    return item
