"""`manage.py import_sources`: import a bibliography in BibTeX, RIS or CSL-JSON."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from blog.sources.importing import import_sources
from blog.sources.imports.planning import ImportPlan, Report, plan_import, report_of
from blog.sources.parsing import ENCODINGS, Parsed, decode, recognize


class Command(BaseCommand):
    help = (
        "Import a bibliography (.bib, .ris, CSL-JSON). Works already stored are kept, and only "
        "their empty fields are filled in. Entries that cannot be read are listed, with exit "
        "status 1, and the others are imported. Entries are stored in short batches: if the import "
        "is interrupted, run it again, and it stores the rest."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the bibliography to import")
        parser.add_argument(
            "--encoding", choices=ENCODINGS, help="the file's encoding, if it is not recognized"
        )
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="report what would be imported, without importing it",
        )
        parser.add_argument(
            "--separate",
            action="store_true",
            help="import entries with title, name and year of a stored source as sources of their "
            "own, instead of filling in its empty fields",
        )
        parser.add_argument(
            "--report", type=Path, metavar="FILE.json", help="also write the report as JSON"
        )

    def handle(self, *_args: Any, file: Path, report: Path | None, **options: Any) -> None:
        parsed = _read(file, encoding=options["encoding"] or "")
        names = {str(item["id"]) for item in parsed.items} if options["separate"] else ()
        plan = plan_import(parsed, separate=names)
        result = report_of(plan) if options["dry_run"] else self.store(plan)
        if report:
            _write(report, result)
        self.print_report(result)
        if result.failed:
            raise SystemExit(1)

    def store(self, plan: ImportPlan) -> Report:
        total = len(plan.new) + len(plan.changes)
        step = max(total // 20, 100)
        printed = 0

        def print_progress(done: int) -> None:
            nonlocal printed
            if done - printed >= step and done < total:
                printed = done
                self.stdout.write(f"Stored {done:,} of {total:,} …")

        try:
            return import_sources(plan, stored=print_progress)
        except (DatabaseError, KeyboardInterrupt) as error:
            raise CommandError(
                f"The import stopped ({str(error) or 'interrupted'}). What was stored stays; "
                "run the command again to store the rest."
            ) from None

    def print_report(self, report: Report) -> None:
        self.stdout.write(", ".join(f"{count} {name}" for name, count in report.counts.items()))
        for kind, entries in (("Failed", report.failed), ("Remark", report.remarks)):
            for entry in entries:
                line = f", line {entry.line}" if entry.line else ""
                self.stdout.write(f"{kind}: {entry.entry}{line}: {entry.reason}")
        for alike in report.alike:
            self.stdout.write(f"Alike: {alike.entry}: you have {alike.source}: {alike.title}")


def _read(file: Path, *, encoding: str) -> Parsed:
    try:
        decoded = decode(file.read_bytes(), encoding)
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}.") from None
    if not decoded.encoding:
        likely = ", ".join(f"{name} ({ENCODINGS[name]})" for name in decoded.likely)
        raise CommandError(
            f"The encoding of {file} is unclear; nothing was imported. Give it with --encoding. "
            f"It may be: {likely}."
        )
    text = decoded.text
    format = recognize(text, file.name)
    if format is None:
        raise CommandError(f"{file} is not a BibTeX, RIS or CSL-JSON bibliography.")
    return format.read(text)


def _write(file: Path, report: Report) -> None:
    try:
        file.write_text(json.dumps(report.as_json(), ensure_ascii=False, indent=2) + "\n", "utf-8")
    except OSError as error:
        raise CommandError(f"{file} cannot be written: {error.strerror}.") from None
