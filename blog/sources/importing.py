"""Importing bibliographies: plan first, then store in one transaction; safe to repeat."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, cast

from django.db import models, transaction
from django.utils.translation import ngettext

from blog.people.audit import note
from blog.people.models import Account
from blog.sources.dates.csl import csl_date, edtf_of
from blog.sources.dates.edtf import year_of
from blog.sources.editing import COLUMNS, short_names, write_source
from blog.sources.exporting import DATE, NOTE, SOURCE_ROLE, SOURCE_ROLE_IN_0_1
from blog.sources.identifiers import normalized, url
from blog.sources.matching import Candidate, WorkIndex
from blog.sources.models import CslItem, Source
from blog.sources.parsing import Failure, Parsed

_YEARS = range(-9999, 10_000)


@dataclass(frozen=True)
class Match:
    """An entry for a work that is stored or earlier in the file, and the fields that it adds."""

    entry: str
    source: str
    gains: tuple[str, ...] = ()


@dataclass(frozen=True)
class ImportPlan:
    """The changes that an import would make; `import_sources` stores them."""

    new: list[CslItem] = field(default_factory=list)
    same: list[Match] = field(default_factory=list)
    merged: list[Match] = field(default_factory=list)
    failed: list[Failure] = field(default_factory=list)
    remarks: list[Failure] = field(default_factory=list)
    changes: dict[int, CslItem] = field(default_factory=dict)  # by the source's primary key

    @property
    def counts(self) -> dict[str, int]:
        return {
            "new": len(self.new),
            "same": len(self.same),
            "merged": len(self.merged),
            "failed": len(self.failed),
        }


@dataclass(frozen=True)
class Report:
    """The result of an import or its plan: counts, and each entry that was changed or failed."""

    counts: dict[str, int]
    failed: list[Failure]
    remarks: list[Failure]
    merged: list[Match]
    keys: dict[str, str] = field(default_factory=dict)  # of new sources, by the entry's key

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def plan_import(parsed: Parsed) -> ImportPlan:
    """Compare the parsed items with the stored sources and with each other; see `matching`."""
    plan = ImportPlan(failed=list(parsed.failures), remarks=list(parsed.remarks))
    index = WorkIndex(Source.objects.all())
    for raw in parsed.items:
        item, remarks = _fitted(raw)
        name = str(raw["id"])
        plan.remarks.extend(Failure(name, None, remark) for remark in remarks)
        if problem := _problem(item):
            plan.failed.append(Failure(name, None, problem))
        elif candidate := index.find(item):
            _merge(plan, candidate, name, item)
        else:
            plan.new.append(index.add(item).item)
    return plan


def report_of(plan: ImportPlan) -> Report:
    """Return the report of an import that has only been planned."""
    return Report(plan.counts, plan.failed, plan.remarks, plan.merged)


@transaction.atomic
def import_sources(plan: ImportPlan, *, by: Account | None = None) -> Report:
    """Store the new sources and fill empty fields of existing ones, in one transaction."""
    report = report_of(plan)
    for item in plan.new:
        source = write_source(Source(), _with_date(item), **_own_fields(item))
        report.keys[str(item["id"])] = source.key
    for pk, item in plan.changes.items():
        source = Source.objects.filter(pk=pk).first() or Source()
        write_source(source, _with_date(item), **_own_fields(item))
    new = len(plan.new)
    message = ngettext(
        "Imported a bibliography with %d new source.",
        "Imported a bibliography with %d new sources.",
        new,
    )
    note(by, message % new)
    return report


def _merge(plan: ImportPlan, candidate: Candidate, name: str, item: CslItem) -> None:
    """Fill the known work's empty fields from the entry; keep the others."""
    known = candidate.item
    gains = [variable for variable in item if variable not in known and variable != "custom"]
    own = {**item.get("custom", {}), **known.get("custom", {})}
    if set(own) - set(known.get("custom", {})) - {DATE}:
        gains.append("custom")
    match = Match(name, str(known["id"]), tuple(gains))
    if not gains:
        plan.same.append(match)
        return
    known |= {variable: item[variable] for variable in gains if variable != "custom"}
    if own:
        known["custom"] = own
    plan.merged.append(match)
    if candidate.pk is not None:
        plan.changes[candidate.pk] = known


# What a source can hold


def _problem(item: Mapping[str, Any]) -> str:
    """Return the reason that the item cannot be a source; "" if it can."""
    if not str(item.get("title") or "").strip():
        return "It has no title."
    for variable in ("title", "container-title"):
        maximum = _max_length(variable)
        if len(str(item.get(variable) or "")) > maximum:
            return f"Its {variable} is longer than {maximum:,} characters."
    if len(short_names(item)) > 1000:
        return "Its names are longer than 1,000 characters."
    return ""


def _max_length(variable: str) -> int:
    column = cast("models.CharField[str, str]", Source._meta.get_field(COLUMNS[variable]))
    return int(column.max_length or 0)


def _fitted(raw: CslItem) -> tuple[CslItem, list[str]]:
    """Return the item with normalized identifiers, and remarks on the values left out."""
    item, remarks = normalized(raw), []
    for variable in ("DOI", "ISBN", "URL"):
        value = str(item.get(variable) or "")
        is_invalid = variable == "URL" and value and not url(value)
        if is_invalid or len(value) > _max_length(variable):
            remarks.append(f"Its {variable} was left out because it is invalid: {value[:200]}")
            del item[variable]
    if issued := item.get("issued"):
        if not _exists(issued):
            remarks.append(f"Its date was left out because it does not exist: {_date_text(issued)}")
            del item["issued"]
        elif not edtf_of({**issued}):
            remarks.append(f"Its date was left out because it cannot be read: {_date_text(issued)}")
    return item, remarks


def _exists(issued: Mapping[str, Any]) -> bool:
    """Return whether the date exists and its year fits the column."""
    if "date-parts" in issued:
        return all(map(_is_day, issued["date-parts"]))
    return (year_of(edtf_of({**issued})) or 0) in _YEARS


def _is_day(parts: Sequence[int]) -> bool:
    year, *rest = parts
    try:
        date(year % 400 + 400, *[*rest, 1, 1][:2])  # the calendar repeats every 400 years
    except ValueError:
        return False
    return year in _YEARS


def _date_text(issued: Mapping[str, Any]) -> str:
    value = issued.get("literal") or issued.get("raw") or issued.get("date-parts")
    return str(value)[:200]


# Ibid's own fields, in "custom"


def _own_fields(item: Mapping[str, Any]) -> dict[str, str]:
    custom = item.get("custom", {})
    source_role = custom.get(SOURCE_ROLE) or custom.get(SOURCE_ROLE_IN_0_1, "")
    return {"source_role": str(source_role), "note": str(custom.get(NOTE, ""))}


def _with_date(item: CslItem) -> CslItem:
    """Return the item with its exact EDTF date, if the export has one that agrees with its date."""
    edtf = str(item.get("custom", {}).get(DATE, ""))
    if not edtf or csl_date(edtf) != item.get("issued"):
        return item
    return {**item, "issued": {"raw": edtf}}
