"""Checking and loading an upload in the worker, in turns, so that other tasks do not wait long."""

import time

from django.utils import timezone

from blog.imports.fetching import fetched_pages
from blog.imports.loading import load_import
from blog.imports.pictures.counting import count_media
from blog.imports.planning import Plan, Request, plan_import
from blog.imports.readers.registry import AUTO
from blog.imports.records import ExportRefused
from blog.imports.runs.models import FEED, BlogImport, ImportStage
from blog.people.audit import note

TURN = 60.0  # seconds after which other tasks have their turn
SAVE_EVERY = 1.0  # seconds between two updates of the progress

# The plan of the last turn: the next one in this process need not read the export for it again.
_plans: dict[int, Plan] = {}


def check_import(run: BlogImport) -> None:
    """Plan the import, and store what would come and be lost as its report."""
    try:
        if run.is_live:
            _fetch(run)
        plan = _plan(run)
        count_media(plan)
    except ExportRefused as refusal:
        _fail(run, str(refusal))
        return
    BlogImport.objects.filter(pk=run.pk, stage=ImportStage.CHECKING).update(
        stage=ImportStage.CHECKED,
        report=plan.report.as_json(),
        total=plan.entries + plan.all_comments,
    )


def continue_import(run: BlogImport, *, seconds: float = TURN) -> bool:
    """Load the import for some seconds; return whether there is nothing left to do."""
    try:
        plan = _plans.get(run.pk) or _plan(run)
        _plans[run.pk] = plan
        is_complete = _load(run, plan, seconds=seconds)
    except ExportRefused as refusal:
        _fail(run, str(refusal))
        return True
    if is_complete:
        _finish(run, plan)
    return is_complete or not _is_wanted(run)


def _fetch(run: BlogImport) -> None:
    """Store the pages of the feed, and count them as they come. Raise ExportRefused."""
    run.delete_file()  # pages of an interrupted turn
    run.path.mkdir(mode=0o700, parents=True)
    for count in fetched_pages(run.name, run.path):
        BlogImport.objects.filter(pk=run.pk).update(done=count)
    BlogImport.objects.filter(pk=run.pk).update(done=0)


def _plan(run: BlogImport) -> Plan:
    system = FEED if run.is_live else AUTO
    return plan_import(Request(run.path, system=system, site_url=run.site_url, offline=run.offline))


def _load(run: BlogImport, plan: Plan, *, seconds: float) -> bool:
    """Load until the time is over or a person stops it; return whether all is loaded."""
    ends_at = time.monotonic() + seconds
    saves_at = 0.0
    for done in load_import(plan, by=run.by):
        now = time.monotonic()
        if now < saves_at:
            continue
        saves_at = now + SAVE_EVERY
        BlogImport.objects.filter(pk=run.pk).update(done=min(done, run.total))
        if now > ends_at or not _is_wanted(run):
            return False
    return True


def _is_wanted(run: BlogImport) -> bool:
    return BlogImport.objects.filter(pk=run.pk, stage=ImportStage.LOADING).exists()


def _finish(run: BlogImport, plan: Plan) -> None:
    _plans.pop(run.pk, None)
    BlogImport.objects.filter(pk=run.pk).update(
        stage=ImportStage.FINISHED,
        done=run.total,
        report=plan.report.as_json(),
        answering=plan.answering,
        finished_at=timezone.now(),
    )
    note(run.by, f"Imported the blog “{plan.blog.name or run.name}”.", of=run)
    run.delete_file()


def _fail(run: BlogImport, error: str) -> None:
    _plans.pop(run.pk, None)
    BlogImport.objects.filter(pk=run.pk).update(
        stage=ImportStage.FAILED, error=error, finished_at=timezone.now()
    )
    run.delete_file()
