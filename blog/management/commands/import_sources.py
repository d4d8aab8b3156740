"""manage.py import_sources: read a bibliography in BibTeX, RIS or CSL-JSON into the sources."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from blog.sources.importing import Report, import_sources, plan_import, report_of
from blog.sources.parsing import Parsed, recognize, text_of


class Command(BaseCommand):
    help = (
        "Imports a bibliography (.bib, .ris, CSL-JSON). Works that are here already are kept and "
        "only given what they lack. Entries that can be read are imported and the others named, "
        "with exit status 1; if the import itself breaks off, nothing is imported."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the bibliography")
        parser.add_argument("--dry-run", action="store_true", help="only say what would be done")
        parser.add_argument("--report", type=Path, metavar="FILE.json", help="write the report")

    def handle(self, *args: Any, file: Path, report: Path | None, **options: Any) -> None:
        plan = plan_import(_read(file))
        done = report_of(plan) if options["dry_run"] else import_sources(plan)
        if report:
            _write(report, done)
        self.tell(done)
        if done.failed:
            raise SystemExit(1)

    def tell(self, report: Report) -> None:
        self.stdout.write(", ".join(f"{count} {word}" for word, count in report.counts.items()))
        for kind, entries in (("Failed", report.failed), ("Remark", report.remarks)):
            for entry in entries:
                place = f", line {entry.line}" if entry.line else ""
                self.stdout.write(f"{kind}: {entry.entry}{place}: {entry.reason}")


def _read(file: Path) -> Parsed:
    try:
        text = text_of(file.read_bytes())
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}.") from None
    format = recognize(text, file.name)
    if format is None:
        raise CommandError(f"{file} is neither BibTeX nor RIS nor CSL-JSON.")
    return format.read(text)


def _write(file: Path, report: Report) -> None:
    try:
        file.write_text(json.dumps(report.as_json(), ensure_ascii=False, indent=2) + "\n", "utf-8")
    except OSError as error:
        raise CommandError(f"{file} cannot be written: {error.strerror}.") from None
