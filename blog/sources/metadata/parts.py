"""Parts that every metadata format needs: ISO dates."""

from blog.sources.dates.csl import edtf_of
from blog.sources.dates.edtf import parts_of
from blog.sources.models import CslItem


def iso_date(item: CslItem) -> str:
    """Return the date, or the start of a range, in ISO 8601 as exactly as it is known; or ""."""
    year, *rest = parts_of(edtf_of(item.get("issued")).partition("/")[0]) or [0]
    if year < 1:
        return ""
    in_year = rest if rest and rest[0] <= 12 else []  # numbers above 12 are seasons
    return "-".join([f"{year:04d}", *(f"{part:02d}" for part in in_year)])
