"""`manage.py import_blog`: move a blog here, with its comments, pictures and addresses."""

import json
from argparse import ArgumentParser
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.contrib.staticfiles.storage import ManifestFilesMixin, staticfiles_storage
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from blog.exports.archives.loading import load_archive
from blog.exports.archives.zip_files import ArchiveError
from blog.imports.fetching import fetch_feed, is_url
from blog.imports.loading import load_import
from blog.imports.pictures.counting import count_media
from blog.imports.planning import Plan, Request, plan_import
from blog.imports.readers.registry import AUTO, NAMES
from blog.imports.records import ExportRefused
from blog.imports.report import Report
from blog.management.preparing import prepare_static_files

IBID = "ibid"
COUNTS = (
    *("posts", "pages", "drafts", "scheduled", "comments", "pending", "spam", "rejected"),
    *("replies", "tags", "authors", "redirects"),
)
SHOWN = 50  # remarks of each kind; the report has more


class Command(BaseCommand):
    help = (
        "Import a blog from the export of another system: a file, a ZIP file or a folder. Whatever "
        "was imported before is left as it is: if the import stops, run it again, and it stores "
        "the rest. With --dry-run, nothing is stored, and the report says what would come and what "
        "would be lost. With --from ibid, an archive of `export_blog` is loaded into an empty blog."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "path", help="the file or folder to import, or the URL of a blog to read by its feed"
        )
        parser.add_argument(
            "--from",
            dest="system",
            choices=[*NAMES, IBID],
            default=AUTO,
            help="the system it comes from; ibid loads an archive of `export_blog`",
        )
        parser.add_argument("--site-url", default="", metavar="URL", help="where the old blog was")
        parser.add_argument(
            "--media", type=Path, metavar="FOLDER", help="a folder with the blog's pictures"
        )
        parser.add_argument(
            "--offline", action="store_true", help="fetch no pictures from the old blog"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="report what would come, without importing it"
        )
        parser.add_argument(
            "--report", type=Path, metavar="FILE.json", help="also write the report as JSON"
        )

    def handle(self, *_args: Any, report: Path | None, dry_run: bool, **options: Any) -> None:
        if options["system"] == IBID:
            self.load_archive(Path(options["path"]))
            return
        names = ("system", "site_url", "media", "offline")
        given = {name: options[name] for name in names}
        if not is_url(options["path"]):
            self.import_from(Request(Path(options["path"]), **given), report, dry_run=dry_run)
            return
        with TemporaryDirectory() as folder:
            self.fetch(options["path"], Path(folder))
            found = {**given, "system": "feed", "site_url": given["site_url"] or options["path"]}
            self.import_from(Request(Path(folder), **found), report, dry_run=dry_run)

    def fetch(self, url: str, folder: Path) -> None:
        """Store the pages of the feed of a live blog in the folder."""
        try:
            count = fetch_feed(url, folder)
        except ExportRefused as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(f"Fetched {count:,} pages of the feed.")

    def import_from(self, request: Request, report: Path | None, *, dry_run: bool) -> None:
        if request.media and not request.media.is_dir():
            raise CommandError(f"There is no folder {request.media}.")
        try:
            plan = plan_import(request)
            if dry_run:
                count_media(plan)
            else:
                self.prepare()
                self.load(plan)
        except ExportRefused as refusal:
            raise CommandError(str(refusal)) from None
        if report:
            _write(report, plan.report)
        self.print_report(plan.report)
        if plan.answering is not None:
            self.stdout.write(f"Old addresses that answer: {plan.answering:,}")

    def prepare(self) -> None:
        """Collect the static files if that was not done: the pages that are requested name them."""
        if isinstance(staticfiles_storage, ManifestFilesMixin):
            prepare_static_files(self.stdout.write)

    def load_archive(self, path: Path) -> None:
        try:
            counts = load_archive(path)
        except ArchiveError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"{path}: {counts['posts']} posts, {counts['comments']} comments, "
            f"{counts['sources']} sources, {counts['media']} media files."
        )

    def load(self, plan: Plan) -> None:
        total = plan.entries + plan.all_comments
        step = max(total // 20, 100)
        printed = 0
        try:
            for done in load_import(plan):
                if done - printed >= step:
                    printed = done
                    self.stdout.write(f"Stored {done:,} of {total:,} …")
        except (DatabaseError, OSError, KeyboardInterrupt) as error:
            raise CommandError(
                f"The import stopped ({str(error) or 'interrupted'}). What was stored stays; "
                "run the command again to store the rest."
            ) from None

    def print_report(self, report: Report) -> None:
        counts = report.as_json()
        self.stdout.write(", ".join(f"{counts[name]:,} {name}" for name in COUNTS))
        pictures = ", ".join(f"{count:,} {name}" for name, count in counts["pictures"].items())
        self.stdout.write(f"Pictures and files: {pictures}")
        for skipped in report.skipped[:SHOWN]:
            self.stdout.write(f"Skipped: {skipped['what']}: {skipped['reason']}{_place(skipped)}")
        for warning in report.warnings[:SHOWN]:
            self.stdout.write(f"Warning: {warning['message']}{_place(warning)}")
        if more := sum(max(len(found) - SHOWN, 0) for found in (report.skipped, report.warnings)):
            self.stdout.write(f"{more:,} more remarks are in the report: --report FILE.json")


def _place(remark: dict[str, Any]) -> str:
    more = f" and {remark['places'] - 1:,} more" if remark["places"] > 1 else ""
    return f" ({remark['place']}{more})" if remark["place"] else ""


def _write(file: Path, report: Report) -> None:
    try:
        file.write_text(json.dumps(report.as_json(), ensure_ascii=False, indent=2) + "\n", "utf-8")
    except OSError as error:
        raise CommandError(f"{file} cannot be written: {error.strerror}.") from None
