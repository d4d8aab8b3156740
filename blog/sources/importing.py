"""Importing a bibliography: stored in short batches, so that nobody else waits for it.

An entry is stored whole or not at all. An import that is interrupted has stored some entries; run
again, it finds them and stores the rest.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from django.db import DataError, IntegrityError, transaction
from django.utils.translation import ngettext

from blog.people.audit import note
from blog.people.models import Account
from blog.sources.dates.csl import csl_date, stored_date
from blog.sources.editing import write_source
from blog.sources.exporting import (
    DATE,
    NOTE,
    SOURCE_ROLE,
    SOURCE_ROLE_IN_0_1,
    exported_item,
)
from blog.sources.imports.planning import ImportPlan, Report, report_of
from blog.sources.models import CslItem, Source
from blog.sources.parsing import Failure

BATCH = 20  # entries in one transaction
LOCKED = 0.1  # seconds after which a transaction ends, whatever it has stored
PAUSE = 0.02  # seconds between transactions, in which others write
_Entry = tuple[int | None, CslItem]  # the primary key of the source that it changes


def import_sources(
    plan: ImportPlan, *, by: Account | None = None, stored: Callable[[int], None] | None = None
) -> Report:
    """Store the new sources and fill empty fields of existing ones, in batches.

    An entry that the database refuses is a failure of the report. `stored` is called after each
    batch with the number of entries stored or refused so far.
    """
    report = report_of(plan)
    done = 0
    for count in store_in_batches(plan, report):
        done += count
        if stored:
            stored(done)
    log_import(by, report.counts["new"])
    return report


def log_import(by: Account | None, new: int) -> None:
    message = ngettext(
        "Imported a bibliography with %d new source.",
        "Imported a bibliography with %d new sources.",
        new,
    )
    note(by, message % new)


def store_in_batches(plan: ImportPlan, report: Report) -> Iterator[int]:
    """Store the entries of the plan; yield the size of each batch when it is committed.

    New keys and refused entries are added to the report.
    """
    new: Iterable[_Entry] = ((None, item) for item in plan.new)
    waiting = list(reversed([*chain(new, plan.changes.items())]))
    while waiting:
        batch = waiting[-BATCH:]
        try:
            count = _store_batch(batch, report)
        except (IntegrityError, DataError):
            count = _store_singly(batch, report)
        del waiting[len(waiting) - count :]
        yield count
        time.sleep(PAUSE)


def _store_batch(batch: list[_Entry], report: Report) -> int:
    """Store the last entries first, until the lock was held for long; return how many."""
    keys: dict[str, str] = {}
    count = 0
    with transaction.atomic():
        ends_at = time.monotonic() + LOCKED
        while count < len(batch) and (not count or time.monotonic() < ends_at):
            count += 1
            keys |= _store_entry(*batch[-count])
    report.keys.update(keys)
    return count


def _store_singly(batch: list[_Entry], report: Report) -> int:
    """Store each entry in its own transaction; add those that are refused to the failures."""
    for pk, item in reversed(batch):
        try:
            with transaction.atomic():
                report.keys.update(_store_entry(pk, item))
        except (IntegrityError, DataError) as error:
            reason = f"The database refused it: {str(error).splitlines()[0][:200]}"
            report.failed.append(Failure(str(item["id"]), None, reason))
            report.counts["failed"] += 1
            report.counts["merged" if pk else "new"] -= 1
    return len(batch)


def _store_entry(pk: int | None, item: CslItem) -> dict[str, str]:
    """Store an entry; return the key of a new source by the entry's, {} for a known source."""
    source = Source.objects.select_for_update().filter(pk=pk).first() if pk else None
    if source:
        item = _with_gains(exported_item(source), item)  # as it is now, not when it was planned
    created = write_source(source or Source(), _with_date(item), **_own_fields(item))
    return {} if source else {str(item["id"]): created.key}


def _with_gains(current: CslItem, planned: CslItem) -> CslItem:
    custom = {**planned.get("custom", {}), **current.get("custom", {})}
    return {**planned, **current} | ({"custom": custom} if custom else {})


def _own_fields(item: Mapping[str, Any]) -> dict[str, str]:
    custom = item.get("custom", {})
    source_role = custom.get(SOURCE_ROLE) or custom.get(SOURCE_ROLE_IN_0_1, "")
    return {"source_role": str(source_role), "note": str(custom.get(NOTE, ""))}


def _with_date(item: CslItem) -> CslItem:
    """Return the item with its exact EDTF date, if the export has one that agrees with its date."""
    edtf = str(item.get("custom", {}).get(DATE, ""))
    text = stored_date(item.get("issued"))[1]
    if not edtf or csl_date(edtf, text) != item.get("issued"):
        return item
    return {**item, "issued": {"edtf": edtf, "literal": text}}
