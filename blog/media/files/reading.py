"""Reading a PDF in the worker: its pages, their text, its first page as a picture, its scripts.

The file may be made to harm: text, pages and pixels are bounded, and whatever fails leaves the file
as one that readers download.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from io import BytesIO
from typing import IO, Any

import pypdfium2
from django.core.files.storage import default_storage
from django.db import transaction
from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from blog.media.files.models import FilePage, MediaFile
from blog.media.files.signals import file_changed
from blog.media.generated_files import store_generated

MAX_PAGES = 2_000  # that are read
MAX_PAGE_TEXT = 20_000  # characters
MAX_SIZE = 200 * 1024 * 1024  # bytes of a file that is read
MAX_OBJECTS = 50_000
PREVIEW_WIDTH, MAX_RATIO = 480, 2
# What makes a PDF act by itself, and the names of what people are told about.
ACTIVE = {"/JavaScript", "/JS", "/Launch", "/SubmitForm", "/ImportData", "/EmbeddedFile"}
ACTIVE |= {"/RichMedia", "/XFA", "/GoToE"}
PEOPLE = {"Author": "/Author", "Program": "/Creator"}

# What the libraries raise for damaged files, besides their own errors.
BROKEN = (
    *(PyPdfError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError),
    *(RuntimeError, AssertionError, OSError),
)


def read_pdf(file: MediaFile) -> None:
    """Store what the PDF contains, and emit `file_changed`. Safe to run twice."""
    found: dict[str, Any] = {"preview": "", "opens_inline": False}
    texts: list[str] = []
    with default_storage.open(file.path) as stream:
        if file.size <= MAX_SIZE:
            with suppress(*BROKEN):
                reader = PdfReader(stream, strict=False)
                found |= {"pages": len(reader.pages), "metadata": _metadata(reader)}
                found["opens_inline"] = not _is_active(reader)
                texts.extend(_texts(reader))
        stream.seek(0)
        with suppress(pypdfium2.PdfiumError, OSError, ValueError):
            found["preview"] = _draw_first_page(stream)
    with transaction.atomic():
        file.texts.all().delete()
        FilePage.objects.bulk_create(
            FilePage(file=file, number=number, text=text)
            for number, text in enumerate(texts, start=1)
            if text
        )
        MediaFile.objects.filter(pk=file.pk).update(**found)
    file.refresh_from_db()
    file_changed.send_robust(sender=MediaFile, file=file)


def texts_of(stream: IO[bytes]) -> list[str]:
    """Return the texts of a PDF's pages; none if it is damaged."""
    with suppress(*BROKEN):
        return list(_texts(PdfReader(stream, strict=False)))
    return []


def _metadata(reader: PdfReader) -> list[list[str]]:
    known: Mapping[str, Any] = reader.metadata or {}
    values = ((label, str(known.get(key) or "").strip()[:200]) for label, key in PEOPLE.items())
    return [[label, value] for label, value in values if value]


def _texts(reader: PdfReader) -> Iterator[str]:
    for page in reader.pages[:MAX_PAGES]:
        text = ""
        with suppress(*BROKEN):
            text = " ".join(page.extract_text().replace("\0", "").split())
        yield text[:MAX_PAGE_TEXT]


def _is_active(reader: PdfReader) -> bool:
    """Return whether the file contains a script, an action or a file; True if that is unknown."""
    waiting: list[Any] = [reader.trailer]
    seen: set[tuple[int, int]] = set()
    for _count in range(MAX_OBJECTS):
        if not waiting:
            return False
        found = waiting.pop()
        if isinstance(found, IndirectObject):
            key = (found.idnum, found.generation)
            if key in seen:
                continue
            seen.add(key)
            found = found.get_object()
        if isinstance(found, DictionaryObject):
            if ACTIVE & {*found, *(str(found.get(name)) for name in ("/S", "/Type", "/Subtype"))}:
                return True
            waiting.extend(found.values())
        elif isinstance(found, ArrayObject):
            waiting.extend(found)
    return True


def _draw_first_page(stream: IO[bytes]) -> str:
    """Store the first page as a picture, cut at the bottom if it is long; return its name."""
    document = pypdfium2.PdfDocument(stream)
    try:
        page = document[0]
        width, height = page.get_size()
        scale = PREVIEW_WIDTH / width
        cut = max(0, height - MAX_RATIO * width)
        bitmap = page.render(scale=scale, crop=(0, cut, 0, 0), may_draw_forms=False)
        content = BytesIO()
        bitmap.to_pil().convert("RGB").save(content, "WEBP", quality=80)
        return store_generated(content.getvalue(), folder="previews", extension="webp")
    finally:
        document.close()
