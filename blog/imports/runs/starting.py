"""Uploading an export, and starting, stopping and discarding its import."""

import shutil
from functools import partial
from pathlib import Path
from typing import Any

from django.core.files import File
from django.db import transaction
from django.utils.crypto import get_random_string

from blog.imports.runs.models import BlogImport, ImportStage
from blog.imports.runs.tasks import check_upload, load_upload
from blog.people.models import Account

STARTABLE = {ImportStage.CHECKED, ImportStage.STOPPED}
DISCARDABLE = {*STARTABLE, ImportStage.CHECKING, ImportStage.FAILED, ImportStage.FINISHED}


def receive_export(
    upload: File[Any], *, name: str, by: Account, site_url: str = "", offline: bool = False
) -> BlogImport:
    """Keep an uploaded export, and queue finding out what it would bring."""
    run = BlogImport(
        by=by,
        name=Path(name).name[-200:] or "export",
        folder=get_random_string(24),
        site_url=site_url,
        offline=offline,
    )
    run.path.parent.mkdir(mode=0o700)
    with run.path.open("wb") as kept:
        shutil.copyfileobj(upload, kept)
    with transaction.atomic():
        run.save()
        transaction.on_commit(partial(check_upload.enqueue, run.pk))
    return run


@transaction.atomic
def read_live_blog(url: str, *, by: Account, offline: bool = False) -> BlogImport:
    """Queue fetching the feed of a live blog, and finding out what it would bring."""
    run = BlogImport.objects.create(
        by=by, name=url, folder=get_random_string(24), site_url=url, offline=offline
    )
    transaction.on_commit(partial(check_upload.enqueue, run.pk))
    return run


@transaction.atomic
def start_import(run: BlogImport) -> None:
    """Queue loading a checked or stopped import."""
    startable = BlogImport.objects.filter(pk=run.pk, stage__in=STARTABLE)
    if startable.update(stage=ImportStage.LOADING):
        transaction.on_commit(partial(load_upload.enqueue, run.pk))


def stop_import(run: BlogImport) -> None:
    """Stop loading soon; what is stored stays, and the import can be started again."""
    BlogImport.objects.filter(pk=run.pk, stage=ImportStage.LOADING).update(
        stage=ImportStage.STOPPED
    )


def discard_import(run: BlogImport) -> None:
    """Delete the upload and its report. What was imported stays."""
    if BlogImport.objects.filter(pk=run.pk, stage__in=DISCARDABLE).delete()[0]:
        run.delete_file()


def delete_old_uploads() -> int:
    """Delete the uploads and reports that are older than a month, and return their number."""
    old = list(BlogImport.objects.all().old())
    for run in old:
        stop_import(run)
        run.delete_file()
        run.delete()
    return len(old)
