"""Running imports in the worker: in turns, so that emails and webmentions do not wait for long."""

import time

from django.utils import timezone

from blog.sources.importing import log_import, store_in_batches
from blog.sources.imports.models import ImportRun
from blog.sources.imports.planning import ImportPlan, Report, plan_import, report_of
from blog.sources.parsing import recognize

TURN = 10.0  # seconds after which other tasks have their turn


def continue_import(run: ImportRun, *, seconds: float = TURN) -> bool:
    """Store entries of the import for some seconds; return whether all are stored.

    What is stored already is recognized, so that an import goes on after any interruption.
    """
    plan = _plan(run)
    report = _report_so_far(run, plan)
    is_complete = _store(run, plan, report, seconds=seconds)
    if is_complete:
        _finish(run, report)
    return is_complete


def delete_old_imports() -> int:
    """Delete the reports of old imports, and return their number."""
    return ImportRun.objects.all().old().delete()[0]


def _plan(run: ImportRun) -> ImportPlan:
    format = recognize(run.text)
    if format is None:
        return ImportPlan()
    return plan_import(format.read(run.text), separate=set(run.separate), before=run.created_at)


def _report_so_far(run: ImportRun, plan: ImportPlan) -> Report:
    """Return the report of the first turn, which has all entries; later ones find fewer new."""
    if run.report:
        return Report.from_json(run.report)
    report = report_of(plan)
    run.total = len(plan.new) + len(plan.changes)
    _save(run, report)
    return report


def _store(run: ImportRun, plan: ImportPlan, report: Report, *, seconds: float) -> bool:
    ends_at = time.monotonic() + seconds
    left = len(plan.new) + len(plan.changes)
    for count in store_in_batches(plan, report):
        left -= count
        run.done = max(run.total - left, 0)
        run.save(update_fields=["done"])
        if left and time.monotonic() > ends_at:
            break
    _save(run, report)
    return not left


def _finish(run: ImportRun, report: Report) -> None:
    run.text, run.done, run.finished_at = "", run.total, timezone.now()
    run.save(update_fields=["text", "done", "finished_at"])
    log_import(run.by, report.counts["new"])


def _save(run: ImportRun, report: Report) -> None:
    run.report = report.as_json()
    run.save(update_fields=["total", "done", "report"])
