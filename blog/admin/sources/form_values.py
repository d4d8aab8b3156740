"""The values of a source's form, from the variables of a CSL item."""

from typing import Any

from blog.sources.dates.csl import CslDate, stored_date
from blog.sources.fields import PEOPLE, SHELVED, TEXTS
from blog.sources.models import CslItem
from blog.sources.names import format_names

DATES = ("original_date", "accessed")
# CSL variables that are not just the field's name with hyphens.
VARIABLES = {
    "archive_collection": "archive_collection",
    "container_title": "container-title",
    **{name: name.upper() for name in ("doi", "isbn", "issn", "pmid", "url")},
}
CUSTOM = ("arxiv", "wikidata")
PLAIN = tuple(name for name in (*TEXTS, "url") if name not in {*DATES, *CUSTOM, "box", "folder"})


def field_values(item: CslItem) -> dict[str, Any]:
    """Return the values of the form's fields for the item."""
    box, folder = _box_and_folder(str(item.get("archive_location") or ""))
    return {
        **{name: item.get(variable(name), "") for name in PLAIN},
        **{name: format_names(item.get(variable(name), [])) for name in PEOPLE},
        **{name: _text_of(item.get(variable(name))) for name in DATES},
        **{name: item.get("custom", {}).get(name, "") for name in CUSTOM},
        "box": box,
        "folder": folder,
    }


def _text_of(date: CslDate | None) -> str:
    edtf, text = stored_date(date)
    return text or edtf


def variable(name: str) -> str:
    return VARIABLES.get(name, name.replace("_", "-"))


def archive_location(box: str, folder: str, *, kind: str = "") -> str:
    """Join both values: CSL has one variable for the location within a collection.

    A number is that of a box or a folder, but a shelf mark stands for itself.
    """
    if kind in SHELVED:
        return ", ".join(filter(None, (box, folder)))
    parts = [("box", box), ("folder", folder)]
    return ", ".join(
        f"{name} {value}" if value[0].isdigit() else value for name, value in parts if value
    )


def _box_and_folder(location: str) -> tuple[str, str]:
    box, _comma, folder = location.partition(", ")
    bare = box.removeprefix("box "), folder.removeprefix("folder ")
    return bare if archive_location(*bare) == location else (location, "")
