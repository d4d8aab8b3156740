"""Reading single HTML files of an export."""

from blog.imports.readers.archives import Archive
from blog.imports.records import ExportRefused

MAX_BYTES = 16_000_000


def read_html(archive: Archive, name: str) -> str:
    """Return the text of a file. Raise ExportRefused if it is too large to be a page."""
    with archive.open(name) as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        size = MAX_BYTES // 1_000_000
        raise ExportRefused(f"{name} has more than {size} MB of text. Nothing was imported.")
    return data.decode("utf-8-sig", errors="replace").replace("\0", "")
