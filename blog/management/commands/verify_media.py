"""`manage.py verify_media`: compare every picture and file with its digest, and report losses."""

import json
from argparse import ArgumentParser
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from blog.media.files.models import MediaFile
from blog.media.integrity.renditions import faulty_renditions, rebuild
from blog.media.integrity.verifying import Media, all_media, verify
from blog.media.models import Picture
from blog.posts.uses import places_using

EVERY = 100  # files between two lines of progress


@dataclass(frozen=True)
class Loss:
    """A stored file that is missing or damaged, and where it is used."""

    kind: str  # picture, file or rendition
    name: str
    path: str
    fault: str
    used_in: list[dict[str, str]]
    is_rebuilt: bool = False


class Command(BaseCommand):
    help = "Compare every picture and file with its digest, and report what is missing or damaged."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--report", type=Path, metavar="FILE.json", help="write the losses")
        parser.add_argument(
            "--rebuild",
            nargs="?",
            const="missing",
            choices=["missing", "all"],
            help="make missing and damaged renditions again, or all",
        )

    def handle(self, *_args: Any, report: Path | None, rebuild: str | None, **_opts: Any) -> None:
        total = Picture.objects.count() + MediaFile.objects.count()
        losses: list[Loss] = []
        for number, media in enumerate(all_media(), start=1):
            found = self._losses(media, rebuild)
            for loss in found:
                self.stdout.write(_line(loss))
            losses += found
            if number % EVERY == 0:
                self.stdout.write(f"{number:,} of {total:,} verified.")
        if report:
            rows = [asdict(loss) for loss in losses]
            report.write_text(json.dumps(rows, indent=2, ensure_ascii=False), "utf-8")
        lost = sum(not loss.is_rebuilt for loss in losses)
        if lost:
            raise CommandError(f"{total:,} files verified: {lost:,} missing or damaged.")
        self.stdout.write(f"{total:,} files verified: nothing is lost.")

    def _losses(self, media: Media, mode: str | None) -> list[Loss]:
        """Verify the original and its renditions, and make these again if asked for."""
        fault = verify(media)
        faults = faulty_renditions(media)
        is_rebuilt = bool(mode) and fault is None
        if is_rebuilt and (faults or mode == "all"):
            rebuild(media, all_of_them=mode == "all")
        if not (fault or faults):
            return []
        used_in = [_place(place) for place in places_using(media)]
        kind, name = "picture" if isinstance(media, Picture) else "file", str(media)
        original = [Loss(kind, name, media.path, fault, used_in)] if fault else []
        made = (
            Loss("rendition", name, path, each, used_in, is_rebuilt)
            for path, each in faults.items()
        )
        return [*original, *made]


def _line(loss: Loss) -> str:
    """Return the line of the loss on the screen."""
    places = ", ".join(f"“{place['title']}”" for place in loss.used_in) or "nothing"
    state = f"{loss.fault}, rebuilt" if loss.is_rebuilt else loss.fault
    return f"{state}: {loss.kind} of “{loss.name}” ({loss.path}), used in {places}"


def _place(place: Any) -> dict[str, str]:
    return {"title": str(place), "url": getattr(place, "get_absolute_url", str)()}
