"""Bibliographies made into sources: planned first, then written in one go, and safe to repeat."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, cast

from django.db import models, transaction

from blog.sources.dates import csl_date, edtf_of, year_of
from blog.sources.editing import COLUMNS, short_names, write_source
from blog.sources.exporting import DATE, NOTE, STANDING
from blog.sources.identifiers import tidied, url
from blog.sources.models import CslItem, Source
from blog.sources.parsing import Failure, Parsed
from blog.sources.shelf import Card, Shelf

_YEARS = range(-9999, 10_000)


@dataclass(frozen=True)
class Match:
    """An entry of a work that is here already, or earlier in the file, and what it adds to it."""

    entry: str
    source: str
    gains: tuple[str, ...] = ()


@dataclass(frozen=True)
class ImportPlan:
    """What importing would do. Nothing is changed until `import_sources`."""

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
    """What was done, or for a dry run would be: counts, and every entry that is not as it was."""

    counts: dict[str, int]
    failed: list[Failure]
    remarks: list[Failure]
    merged: list[Match]
    keys: dict[str, str] = field(default_factory=dict)  # of new sources, by the entry's key

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def plan_import(parsed: Parsed) -> ImportPlan:
    """Compare what was read with what is here, and with itself; see `shelf` for how."""
    plan = ImportPlan(failed=list(parsed.failures), remarks=list(parsed.remarks))
    shelf = Shelf(Source.objects.all())
    for raw in parsed.items:
        item, remarks = _fitted(raw)
        name = str(raw["id"])
        plan.remarks.extend(Failure(name, None, remark) for remark in remarks)
        if problem := _problem(item):
            plan.failed.append(Failure(name, None, problem))
        elif card := shelf.find(item):
            _match(plan, card, name, item)
        else:
            plan.new.append(shelf.add(item).item)
    return plan


def report_of(plan: ImportPlan) -> Report:
    """What a plan would do."""
    return Report(plan.counts, plan.failed, plan.remarks, plan.merged)


@transaction.atomic
def import_sources(plan: ImportPlan) -> Report:
    """Write what is new and fill what was lacking, all of it or, if that fails, nothing."""
    report = report_of(plan)
    for item in plan.new:
        source = write_source(Source(), _with_date(item), **_own_words(item))
        report.keys[str(item["id"])] = source.key
    for pk, item in plan.changes.items():
        source = Source.objects.filter(pk=pk).first() or Source()
        write_source(source, _with_date(item), **_own_words(item))
    return report


def _match(plan: ImportPlan, card: Card, name: str, item: CslItem) -> None:
    """Give the known work what it lacks; what it has stays as it is."""
    known = card.item
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
    if card.pk is not None:
        plan.changes[card.pk] = known


# What fits into a source


def _problem(item: Mapping[str, Any]) -> str:
    """Why the item cannot be a source; "" if it can."""
    if not str(item.get("title") or "").strip():
        return "It has no title."
    for variable in ("title", "container-title"):
        longest = _longest(variable)
        if len(str(item.get(variable) or "")) > longest:
            return f"Its {variable} is longer than {longest:,} characters."
    if len(short_names(item)) > 1000:
        return "Its names are longer than 1,000 characters."
    return ""


def _longest(variable: str) -> int:
    column = cast("models.CharField[str, str]", Source._meta.get_field(COLUMNS[variable]))
    return int(column.max_length or 0)


def _fitted(raw: CslItem) -> tuple[CslItem, list[str]]:
    """The item with identifiers in one form, without those that are none; and what was left out."""
    item, remarks = tidied(raw), []
    for variable in ("DOI", "ISBN", "URL"):
        value = str(item.get(variable) or "")
        misfit = variable == "URL" and value and not url(value)
        if misfit or len(value) > _longest(variable):
            remarks.append(f"Its {variable} was left out, it is none: {value[:200]}")
            del item[variable]
    if issued := item.get("issued"):
        if not _is_in_calendar(issued):
            remarks.append(f"Its date was left out, no calendar has it: {_said(issued)}")
            del item["issued"]
        elif not edtf_of({**issued}):
            remarks.append(f"Its date is words that are no date: {_said(issued)}")
    return item, remarks


def _is_in_calendar(issued: Mapping[str, Any]) -> bool:
    """Whether the years and days exist and the year can be a column."""
    try:
        for year, *rest in issued.get("date-parts", []):
            if len(rest) == 2:
                date(year % 400 + 400, *rest)  # the calendar repeats
        if "date-parts" not in issued:
            return (year_of(edtf_of({**issued})) or 0) in _YEARS
    except Exception:
        return False
    return True


def _said(issued: Mapping[str, Any]) -> str:
    words = issued.get("literal") or issued.get("raw") or issued.get("date-parts")
    return str(words)[:200]


# What Ibid's own exports carry in "custom"


def _own_words(item: Mapping[str, Any]) -> dict[str, str]:
    custom = item.get("custom", {})
    return {"standing": str(custom.get(STANDING, "")), "note": str(custom.get(NOTE, ""))}


def _with_date(item: CslItem) -> CslItem:
    """The item with its date in EDTF, if that says the same and more."""
    edtf = str(item.get("custom", {}).get(DATE, ""))
    if not edtf or csl_date(edtf) != item.get("issued"):
        return item
    return {**item, "issued": {"raw": edtf}}
