"""`manage.py move_database`: move a blog from SQLite to the PostgreSQL of DATABASE_URL."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from blog.management.preparing import CannotServe, hold_data_folder, prepare_database
from blog.operations.hosts.turns import hold_turn
from blog.operations.moving.copying import (
    CannotMove,
    collation,
    copy_all,
    open_source,
    refuse_wrong_target,
)
from blog.search.indexing import rebuild
from blog.web.page_cache.changes.triggers import create_triggers, drop_triggers


class Command(BaseCommand):
    help = "Move a stopped blog from SQLite to the empty PostgreSQL database of DATABASE_URL."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        default = settings.DATA_DIR / "db.sqlite3"
        parser.add_argument(
            "--from", dest="source", type=Path, default=default, help="the database of SQLite"
        )

    def handle(self, *_args: Any, source: Path, **_options: Any) -> None:
        try:
            with hold_data_folder(settings.DATA_DIR), hold_turn(self.stdout.write):
                self.move(source)
        except (CannotMove, CannotServe) as error:
            raise CommandError(str(error)) from error

    def move(self, source: Path) -> None:
        if connection.vendor == "postgresql":
            prepare_database(self.stdout.write)
        refuse_wrong_target()
        open_source(source)
        with transaction.atomic():
            drop_triggers(connection)
            total = copy_all(self.stdout.write)
            self.stdout.write("Building the search...")
            found = rebuild()
            create_triggers(connection)
        self.stdout.write(f"{found} texts can be found.")
        self.stdout.write(
            f"{total} rows were moved and compared. The database sorts by {collation()}; lists are "
            "sorted by the alphabet of the blog's language in either case.\n"
            f"Start Ibid with this DATABASE_URL. {source} is as it was: keep it until you are sure."
        )
