"""The sources, pictures and files a post uses, read once to label, render and record them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from blog.media.files.models import MediaFile
from blog.media.models import Picture
from blog.sources.models import Source
from blog.text.html.marks import MarkedText

TRASH = ("trashed_at", "trashed_by")


@dataclass(frozen=True)
class Used:
    """The existing sources, pictures and files that a post uses, by primary key."""

    sources: Mapping[int, Source]
    pictures: Mapping[int, Picture]
    files: Mapping[int, MediaFile]


def read_used(
    text: MarkedText,
    *,
    consulted: Iterable[Source] = (),
    lead: int | None = None,
    lock: bool = False,
) -> Used:
    """Return the sources, pictures and files of `text`, `consulted` and `lead`, a query each.

    With `lock`, no other transaction can move them to the trash until this one ends.
    """
    cited = {mark.source for mark, _node in text.citations() if mark.source}
    shown = {mark.picture for mark, _node in text.pictures() if mark.picture}
    attached = {mark.file for mark, _node in text.files() if mark.file}
    sources = Source.objects.order_by("pk")  # a fixed order prevents deadlocks
    pictures = Picture.objects.select_related("source").order_by("pk")
    files = MediaFile.objects.select_related("source", "poster").order_by("pk")
    if lock:
        sources = sources.select_for_update(no_key=True)
        pictures = pictures.select_for_update(no_key=True, of=("self",))
        files = files.select_for_update(no_key=True, of=("self",))
    return Used(
        sources.in_bulk(cited | {source.pk for source in consulted}),
        pictures.in_bulk(shown | ({lead} if lead else set())),
        files.in_bulk(attached),
    )


def restore_used(used: Used) -> None:
    """Restore the sources, pictures and files a post uses if they are in the trash."""
    files = used.files.values()
    posters = (file.poster for file in files if file.poster)
    pictures = [*used.pictures.values(), *posters]
    shown_from = (picture.source for picture in pictures)
    sources = [*used.sources.values(), *shown_from, *(file.source for file in files)]
    if trashed := [source for source in sources if source and _is_restored(source)]:
        Source.objects.bulk_update(trashed, TRASH)
    if shown := [picture for picture in pictures if _is_restored(picture)]:
        Picture.objects.bulk_update(shown, TRASH)
    if attached := [file for file in files if _is_restored(file)]:
        MediaFile.objects.bulk_update(attached, TRASH)


def _is_restored(row: Source | Picture | MediaFile) -> bool:
    """Take the row out of the trash, without saving it; return whether it was there."""
    was_trashed = row.trashed_at is not None
    row.trashed_at, row.trashed_by = None, None
    return was_trashed
