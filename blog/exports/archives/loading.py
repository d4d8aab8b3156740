"""Loading an archive into an empty Ibid: all of it or nothing."""

import json
import zipfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from django.core.files import File
from django.core.files.storage import default_storage
from django.core.management.color import no_style
from django.db import Error, connection, transaction
from django.db.models import Model

from blog.copies.storing import storage as copies
from blog.exports.archives.checking import COPY, MEDIUM, about_archive, opened
from blog.exports.archives.exporting import Counts
from blog.exports.archives.finishing import finish_import
from blog.exports.archives.naming import rows_of_keys
from blog.exports.archives.preparing import prepare
from blog.exports.archives.references import Translate
from blog.exports.archives.rows import model_of, stored_fields
from blog.exports.archives.tables import TABLES, Table
from blog.exports.archives.zip_files import ArchiveError
from blog.media.files.models import MediaFile
from blog.media.models import Picture
from blog.people.models import Account
from blog.posts.models import Post
from blog.posts.series.models import Series
from blog.posts.tags.models import Tag
from blog.sources.models import Source
from blog.sources.styles import StyleRefused
from blog.text.html.stylesheets import StylesheetError
from blog.welcome.writing import remove_welcome_blog

BATCH = 100  # rows in one statement
WRITTEN: tuple[type[Model], ...] = (Post, Source, Picture, MediaFile, Series, Tag)
_UNUSABLE = (KeyError, TypeError, ValueError, Error, StyleRefused, StylesheetError)


def load_archive(path: Path) -> Counts:
    """Load an archive into this blog, which has nothing but accounts and the example blog.

    Raise ArchiveError, before anything is written, if the archive is damaged or was made by a newer
    version, or if this blog is not empty. The media are stored first, by their content, and the
    rows in one transaction: an interrupted import can be run again.
    """
    with opened(path) as archive:
        counts: Counts = about_archive(archive)["counts"]
        with transaction.atomic():
            remove_welcome_blog()
            _refuse_if_written()
            _load_media(archive)
            _load_tables(archive, counts)
            finish_import()
    return counts


def _refuse_if_written() -> None:
    if found := [model for model in WRITTEN if model._meta.base_manager.exists()]:
        names = ", ".join(str(model._meta.verbose_name_plural) for model in found)
        raise ArchiveError(
            f"This blog has {names} already. Nothing was changed. Load the archive into an empty"
            " IBID_DATA_DIR and DATABASE_URL."
        )


def _load_media(archive: zipfile.ZipFile) -> None:
    for name in archive.namelist():
        for pattern, storage in ((MEDIUM, default_storage), (COPY, copies())):
            found = pattern.fullmatch(name)
            if found and not storage.exists(found[1]):
                with archive.open(name) as file:
                    storage.save(found[1], File(file, name=name))


def _load_tables(archive: zipfile.ZipFile, counts: Counts) -> None:
    translate = rows_of_keys()
    for table in reversed(TABLES):
        if table.model is not Account:
            table.model._meta.base_manager.all().delete()
    for table in TABLES:
        if table.name in counts:
            try:
                _load_table(table, archive, translate)
            except _UNUSABLE as error:
                raise ArchiveError(f"{table.name}.jsonl in it cannot be used: {error}") from error


def _load_table(table: Table, archive: zipfile.ZipFile, translate: Translate) -> None:
    rows = _rows(table, archive, translate)
    while batch := list(islice(rows, BATCH)):
        _insert(table, _unknown(batch) if table.model is Account else batch)
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [table.model]):
            cursor.execute(statement)


def _rows(table: Table, archive: zipfile.ZipFile, translate: Translate) -> Iterator[Model]:
    with archive.open(f"{table.name}.jsonl") as lines:
        for line in lines:
            row = model_of(table, json.loads(line), translate)
            prepare(row, archive=archive, translate=translate)
            yield row


def _unknown(accounts: list[Model]) -> list[Model]:
    """Return the accounts that are new here; the others become as in the archive, but log in."""
    new: list[Model] = []
    for account in accounts:
        assert isinstance(account, Account)
        values = {field.name: getattr(account, field.name) for field in _ACCOUNT_FIELDS}
        if not Account.objects.filter(username=account.username).update(**values):
            new.append(account)
    return new


_ACCOUNT_FIELDS = stored_fields(next(table for table in TABLES if table.model is Account))


def _insert(table: Table, rows: list[Model]) -> None:
    """Insert the rows with their own dates, where saving them would set the present."""
    if not rows:
        return
    model = table.model
    fields = [field for field in model._meta.concrete_fields if rows[0].pk or not field.primary_key]
    model._meta.base_manager._insert(  # type: ignore[attr-defined]  # noqa: SLF001  as loaddata
        rows, fields=fields, using=connection.alias, raw=True
    )
