"""Keeping a copy of a fetched page, if its text is not the one of the last copy."""

from collections.abc import Collection
from datetime import datetime
from functools import partial
from hashlib import sha256
from io import BytesIO

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from blog.copies.deleting import delete_rows
from blog.copies.models import KeptCopy
from blog.copies.readable import Readable, readable_pages, readable_text
from blog.copies.showing import mark_copies
from blog.copies.storing import storage, store
from blog.copies.warc import write_warc
from blog.net.fetching import PRODUCT, Page
from blog.sources.models import Source

PAGES = frozenset({"text/html", "application/xhtml+xml"})
PDF = "application/pdf"
FILES = {
    PDF: "pdf",
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/avif": "avif",
}
NEWEST_KEPT = 5  # copies of a source, besides the first and the one it is compared with


def read_page(page: Page) -> Readable:
    """Return the readable text of a page or a PDF; of a picture, an empty one."""
    if page.media_type in PAGES:
        return readable_text(page.text())
    return readable_pages(_texts_of_pdf(page.body) if page.media_type == PDF else [])


def _texts_of_pdf(content: bytes) -> list[str]:
    from blog.media.files.reading import texts_of  # noqa: PLC0415  takes 15 MB

    return texts_of(BytesIO(content))


def keep_copy(
    source: Source, page: Page, read: Readable, *, is_reference: bool = False
) -> KeptCopy | None:
    """Keep `page`, with its text `read`, as a copy of the source; return the new copy.

    Return None if its content is that of the newest copy. If `is_reference`, the page is compared
    with this copy from now on. A killed process leaves at most a file that no row names.
    """
    digest = _content_hash(page, read)
    newest = source.copies.newest_first().first()
    if newest and newest.content_hash == digest and newest.media_type == page.media_type:
        if is_reference and not newest.is_reference:
            source.copies.filter(pk=newest.pk).update(is_reference=True)
            mark_copies([source])
        return None
    copy = _row(source, page, read, at=timezone.now())
    copy.content_hash, copy.is_reference = digest, is_reference or newest is None
    content = _store(copy, page)
    with transaction.atomic():
        copy.save()
        delete_rows(_superseded(source))
        mark_copies([source])
        transaction.on_commit(partial(_keep_file, copy, content))
    return copy


def _row(source: Source, page: Page, read: Readable, *, at: datetime) -> KeptCopy:
    return KeptCopy(
        source=source,
        url=source.url,
        final_url=page.url,
        taken_at=at,
        title=read.title,
        media_type=page.media_type[:100],
        html=read.html,
        etag=page.headers.get("etag", "")[:200],
        last_modified=page.headers.get("last-modified", "")[:100],
    )


def _store(copy: KeptCopy, page: Page) -> bytes:
    """Store the file or the record of the page, and return its content."""
    if extension := FILES.get(page.media_type):
        content = page.body
        copy.file = store(content, extension=extension)
    else:
        content = write_warc(
            page, at=copy.taken_at, software=PRODUCT, publisher=settings.PUBLIC_URL
        )
        copy.warc = store(content, extension="warc.gz")
    copy.size = len(content)
    return content


def _keep_file(copy: KeptCopy, content: bytes) -> None:
    """Store the file again if the last other copy with it was deleted in the meantime."""
    if not storage().exists(copy.path):
        store(content, extension=copy.path.split(".", 1)[1])


def _content_hash(page: Page, read: Readable) -> str:
    return sha256(read.text.encode() if read.blocks else page.body).hexdigest()


def _superseded(source: Source) -> Collection[KeptCopy]:
    """Return the copies that are neither the first, the reference, nor among the newest."""
    kept = {source.copies.oldest(), source.copies.reference()}
    older = source.copies.newest_first().defer("html")[NEWEST_KEPT:]
    return [copy for copy in older if copy not in kept]
