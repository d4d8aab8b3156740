"""Parts that every metadata format needs: full names and ISO dates."""

from collections.abc import Mapping

from blog.sources.dates.csl import edtf_of
from blog.sources.dates.edtf import parts_of
from blog.sources.models import CslItem


def full_name(name: Mapping[str, str]) -> str:
    """Return a CSL name in reading order: "Vincent van Gogh"."""
    parts = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
    return name.get("literal") or " ".join(filter(None, map(name.get, parts)))


def iso_date(item: CslItem) -> str:
    """Return the date, or the start of a range, in ISO 8601 as exactly as it is known; or ""."""
    year, *rest = parts_of(edtf_of(item.get("issued")).partition("/")[0]) or [0]
    if year < 1:
        return ""
    in_year = rest if rest and rest[0] <= 12 else []  # numbers above 12 are seasons
    return "-".join([f"{year:04d}", *(f"{part:02d}" for part in in_year)])
