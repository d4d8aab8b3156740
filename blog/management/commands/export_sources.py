"""`manage.py export_sources`: export sources as BibTeX, RIS or CSL-JSON."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from blog.sources.exporting import export
from blog.sources.models import Source
from blog.sources.parsing import FORMATS


class Command(BaseCommand):
    help = "Export the sources with these keys, or all sources, as a bibliography."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "keys", nargs="*", metavar="KEY", help="keys of the sources to export; default: all"
        )
        parser.add_argument(
            "--format", choices=FORMATS, required=True, help="format of the bibliography"
        )
        parser.add_argument(
            "--output",
            type=Path,
            metavar="FILE",
            help="write to this file instead of standard output",
        )

    def handle(
        self, *_args: Any, keys: list[str], format: str, output: Path | None, **_options: Any
    ) -> None:
        sources = Source.objects.kept().order_by("key")
        if keys:
            sources = sources.filter(key__in=keys)
            if missing := set(keys) - {source.key for source in sources}:
                raise CommandError(f"There is no source with the key {', '.join(sorted(missing))}.")
        text = export(sources, format)
        if output is None:
            self.stdout.write(text, ending="")
            return
        try:
            output.write_text(text, "utf-8")
        except OSError as error:
            raise CommandError(f"{output} cannot be written: {error.strerror}.") from None
