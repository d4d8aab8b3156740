"""The files on a post's page: a card for a document, a player and transcript for a recording."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.core.files.storage import default_storage
from django.template.loader import render_to_string

from blog.media.files.models import MediaFile
from blog.site.licenses import license_url
from blog.text.formats.captions import Passage, clock, read_captions
from blog.text.html.marks import MarkedText
from blog.text.html.nodes import replace


@dataclass(frozen=True)
class Line:
    """A line of a transcript; `place` is its id on the page, "" without a time of its own."""

    place: str
    time: str
    text: str


@dataclass(frozen=True)
class FileCard:
    """The content of a file's card. `place` begins the ids of what belongs to its times."""

    file: MediaFile
    caption: str
    place: str

    @property
    def url(self) -> str:
        return self.file.get_absolute_url()

    @property
    def preview_url(self) -> str:
        return default_storage.url(self.file.preview) if self.file.preview else ""

    @property
    def poster_url(self) -> str:
        poster = self.file.poster
        return default_storage.url(poster.path) if poster and poster.is_intact else ""

    @property
    def length(self) -> str:
        """How long the recording lasts, such as 12:04."""
        return clock(self.file.duration) if self.file.duration else ""

    @property
    def transcript(self) -> list[Line]:
        return _lines(self.file.passages, place=self.place)

    @property
    def chapters(self) -> list[Line]:
        if not self.file.chapters:
            return []
        return [
            Line(f"{self.place}={int(cue.start)}", clock(cue.start), " ".join(cue.text.split()))
            for cue in read_captions(self.file.chapters)
        ]

    # What its caption shows, as that of a picture.

    @property
    def credit(self) -> str:
        return self.file.credit

    @property
    def license(self) -> str:
        return self.file.get_license_display()

    @property
    def license_url(self) -> str:
        return license_url(self.file.license)

    @property
    def taken_from(self) -> str:
        return self.file.source.short_name if self.file.source else ""

    @property
    def taken_from_url(self) -> str:
        return self.file.source.get_absolute_url() if self.file.source else ""


def place_documents(text: MarkedText, files: Mapping[int, MediaFile]) -> None:
    """Replace every document with a card, or with a placeholder if the file is missing."""
    for mark, node in list(text.files()):
        file = files.get(mark.file or 0)
        if file is None or not file.is_intact:
            context = {"title": file.title if file else mark.caption}
            replace(node, render_to_string("rendered/file_missing.html", context))
        elif not file.is_recording:
            replace(node, _html("file", FileCard(file, mark.caption, "")))


def place_recordings(text: MarkedText, files: Mapping[int, MediaFile]) -> None:
    """Replace every sound and film with a player.

    The times of the first recording are at `#t=83`, those of the second at `#t2=83`.
    """
    for number, (mark, node) in enumerate(list(text.files()), start=1):
        file = files[mark.file or 0]
        place = "t" if number == 1 else f"t{number}"
        replace(node, _html(file.kind, FileCard(file, mark.caption, place)))


def _html(template: str, card: FileCard) -> str:
    return render_to_string(f"rendered/{template}.html", {"card": card, "file": card.file})


def _lines(passages: Iterable[Passage], *, place: str) -> list[Line]:
    lines, taken = [], set[int]()
    for passage in passages:
        is_new = passage.start is not None and passage.start not in taken
        taken |= {passage.start} if passage.start is not None else set()
        lines.append(Line(f"{place}={passage.start}" if is_new else "", passage.time, passage.text))
    return lines
