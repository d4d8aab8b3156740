"""Planning an import: what is new, what is known, and what an import would add to it."""

from collections.abc import Container, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from blog.sources.exporting import DATE
from blog.sources.imports.fitting import fitted, problem_with
from blog.sources.matching import Candidate, WorkIndex
from blog.sources.models import CslItem, Source
from blog.sources.parsing import Failure, Parsed


@dataclass(frozen=True)
class Match:
    """An entry for a work that is stored or earlier in the file, and the fields that it adds."""

    entry: str
    source: str
    gains: tuple[str, ...] = ()


@dataclass(frozen=True)
class Alike:
    """An entry with the title, name and year of a stored source, but without its identifier."""

    entry: str
    source: str
    title: str


@dataclass(frozen=True)
class ImportPlan:
    """The changes that an import would make; `import_sources` stores them."""

    new: list[CslItem] = field(default_factory=list)
    same: list[Match] = field(default_factory=list)
    merged: list[Match] = field(default_factory=list)
    failed: list[Failure] = field(default_factory=list)
    remarks: list[Failure] = field(default_factory=list)
    alike: list[Alike] = field(default_factory=list)
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
    alike: list[Alike] = field(default_factory=list)
    keys: dict[str, str] = field(default_factory=dict)  # of new sources, by the entry's key

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, report: Mapping[str, Any]) -> "Report":
        kinds: dict[str, Any] = {
            "failed": Failure,
            "remarks": Failure,
            "merged": Match,
            "alike": Alike,
        }
        lists = {name: [kind(**row) for row in report[name]] for name, kind in kinds.items()}
        return cls(counts=dict(report["counts"]), keys=dict(report["keys"]), **lists)


def plan_import(
    parsed: Parsed, *, separate: Container[str] = (), before: datetime | None = None
) -> ImportPlan:
    """Compare the parsed items with the stored sources and with each other; see `matching`.

    An entry that is alike a source, created before `before` if given, is a record of it unless it
    is in `separate`.
    """
    plan = ImportPlan(failed=list(parsed.failures), remarks=list(parsed.remarks))
    index = WorkIndex(Source.objects.all(), before=before)
    for raw in parsed.items:
        item, remarks = fitted(raw)
        name = str(raw["id"])
        plan.remarks.extend(Failure(name, None, remark) for remark in remarks)
        if problem := problem_with(item):
            plan.failed.append(Failure(name, None, problem))
        elif candidate := index.find(item):
            _merge(plan, candidate, name, item)
        elif candidate := index.find_alike(item):
            plan.alike.append(Alike(name, str(candidate.item["id"]), str(item["title"])))
            _add(plan, index, item) if name in separate else _merge(plan, candidate, name, item)
        else:
            _add(plan, index, item)
    return plan


def _add(plan: ImportPlan, index: WorkIndex, item: CslItem) -> None:
    plan.new.append(index.add(item).item)


def report_of(plan: ImportPlan) -> Report:
    """Return the report of an import that has only been planned."""
    return Report(plan.counts, plan.failed, plan.remarks, plan.merged, plan.alike)


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
