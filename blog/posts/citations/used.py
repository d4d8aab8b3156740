"""The sources and pictures a post uses, read once to label, render and record them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from blog.media.models import Picture
from blog.sources.models import Source
from blog.text.html.marks import MarkedText


@dataclass(frozen=True)
class Used:
    """Sources and pictures by primary key. What a text names and is not there is missing here."""

    sources: Mapping[int, Source]
    pictures: Mapping[int, Picture]


def read_used(
    text: MarkedText,
    *,
    consulted: Iterable[Source] = (),
    lead: int | None = None,
    lock: bool = False,
) -> Used:
    """Read what `text` cites and shows, the sources consulted and the lead picture: two queries.

    Locked rows are not put in the trash by others until the transaction ends.
    """
    cited = {mark.source for mark, _node in text.citations() if mark.source}
    shown = {mark.picture for mark, _node in text.pictures() if mark.picture}
    sources = Source.objects.order_by("pk")  # in one order, so that no two saves deadlock
    pictures = Picture.objects.select_related("source").order_by("pk")
    if lock:
        sources = sources.select_for_update(no_key=True)
        pictures = pictures.select_for_update(no_key=True, of=("self",))
    return Used(
        sources.in_bulk(cited | {source.pk for source in consulted}),
        pictures.in_bulk(shown | ({lead} if lead else set())),
    )


def restore_used(used: Used) -> None:
    """Take what a post uses out of the trash: whoever cites or shows something wants it kept."""
    sources = [*used.sources.values(), *(picture.source for picture in used.pictures.values())]
    for rows in (sources, used.pictures.values()):
        for row in rows:
            if row and row.trashed_at:
                row.trashed_at, row.trashed_by = None, None
                row.save(update_fields=["trashed_at", "trashed_by"])
