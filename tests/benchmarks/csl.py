"""Run the CSL project's processor tests: python -m tests.benchmarks.csl FOLDER

FOLDER is a checkout of github.com/citation-style-language/test-suite, which is not part of Ibid.
The table by category comes first; the last line is `passed N of M`. `--failures` prints what
differs, and a third argument limits the run to tests whose names contain it.
"""

import json
import re
import sys
import traceback
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from blog.sources.csl.items import read_item
from blog.sources.csl.output.writers import HTML
from blog.sources.csl.positions import Cluster
from blog.sources.csl.processor import Processor
from blog.sources.csl.rendering.context import Cite, Position
from blog.sources.csl.style import read_style

_SECTION = re.compile(
    r">>=+ ([A-Z-]+) =+(?:>>)?\n(.*?)(?:\n|^)<<=+ \1 =+<<", re.DOTALL | re.MULTILINE
)


@dataclass
class Fixture:
    """A test of the suite."""

    name: str
    mode: str
    style: str
    expected: str
    items: list[dict[str, Any]]
    clusters: list[list[dict[str, Any]]] | None = None
    citations: list[Any] | None = None
    shown: list[list[str]] | None = None
    section: dict[str, Any] = field(default_factory=dict)
    abbreviations: dict[str, Any] = field(default_factory=dict)


def read_fixture(path: Path) -> Fixture:
    found = dict(_SECTION.findall(path.read_text("utf-8")))
    data = {
        name: json.loads(text) for name, text in found.items() if name in _JSON and text.strip()
    }
    return Fixture(
        name=path.stem,
        mode=found["MODE"].strip(),
        style=found["CSL"].strip(),
        expected=found["RESULT"].strip(),
        items=[{"id": f"ITEM-{place}", **item} for place, item in enumerate(data["INPUT"], 1)],
        clusters=data.get("CITATION-ITEMS"),
        citations=data.get("CITATIONS"),
        shown=data.get("BIBENTRIES"),
        section=data.get("BIBSECTION", {}),
        abbreviations=data.get("ABBREVIATIONS", {}),
    )


_JSON = ("INPUT", "CITATION-ITEMS", "CITATIONS", "BIBENTRIES", "BIBSECTION", "ABBREVIATIONS")


def run(fixture: Fixture) -> str:
    """Return what our processor prints for the fixture."""
    style = read_style(fixture.style.encode())
    if fixture.mode == "bibliography-nosort" and style.bibliography:
        style = replace(style, bibliography=replace(style.bibliography, keys=()))
    processor = Processor(style, abbreviations=fixture.abbreviations.get("default", {}))
    items = fixture.items
    if fixture.shown:
        items = [item for item in items if str(item["id"]) in map(str, fixture.shown[-1])]
    elif fixture.citations and fixture.mode != "citation":
        items = _cited_at_last(fixture)
    if fixture.mode == "citation":
        return _citations(fixture, processor, items)
    if fixture.mode == "bibliography-header":
        return _header(processor, items)
    return _bibliography(fixture, processor, items)


def _cited_at_last(fixture: Fixture) -> list[dict[str, Any]]:
    last = {citation["citationID"]: citation for citation, _, _ in fixture.citations or []}
    cited = [str(cite["id"]) for citation in last.values() for cite in citation["citationItems"]]
    return [item for item in fixture.items if str(item["id"]) in cited]


def _cite(data: dict[str, Any]) -> Cite:
    return Cite(
        id=str(data["id"]),
        locator=str(data.get("locator") or ""),
        label=data.get("label") or "page",
        prefix=data.get("prefix") or "",
        suffix=data.get("suffix") or "",
        suppress_author=bool(data.get("suppress-author")),
        author_only=bool(data.get("author-only")),
    )


def _citations(fixture: Fixture, processor: Processor, items: list[Any]) -> str:
    if fixture.citations:
        return _document(fixture, processor)
    works = processor.works([read_item(item, reads_note=True) for item in items])
    clusters = fixture.clusters or [[{"id": key} for key in works.order]]
    lines = [
        # each line of the suite is rendered alone
        processor.citations(works, [Cluster(tuple(map(_cite, cluster)))])[0]
        if not any("position" in cite for cite in cluster)
        else _positioned(processor, works, cluster)
        for cluster in clusters
    ]
    return "\n".join(HTML.write(line, locale=processor.locale) or _NOTHING for line in lines)


# how the suite says that a style prints nothing for a work
_NOTHING = "[CSL STYLE ERROR: reference with no printed form.]"


def _positioned(processor: Processor, works: Any, cluster: list[dict[str, Any]]) -> Any:
    cites = tuple(map(_cite, cluster))
    positions = [_position(data) for data in cluster]
    return processor._cluster(Cluster(cites), positions, works)


def _position(data: dict[str, Any]) -> Any:
    return Position(
        int(data.get("position") or 0),
        bool(data.get("near-note")),
        str(data.get("first-reference-note-number") or ""),
    )


def _document(fixture: Fixture, processor: Processor) -> str:
    """Return all citations as the last call of a word processor leaves them."""
    by_id = {str(item["id"]): item for item in fixture.items}
    known: dict[str, dict[str, Any]] = {}
    before: dict[str, tuple[Any, ...]] = {}
    texts: dict[str, tuple[Any, ...]] = {}
    for citation, earlier, later in fixture.citations or []:
        known[citation["citationID"]] = citation
        order = [
            *earlier,
            [citation["citationID"], citation.get("properties", {}).get("noteIndex", 0)],
            *later,
        ]
        before, texts = texts, _pass(processor, by_id, known, order)
        changed = {key for key in texts if _is_changed(before.get(key), texts[key])}
        changed.add(citation["citationID"])
    lines = [
        f"{'>>' if key in changed else '..'}[{place}] {text}"
        for place, (key, (text, *_)) in enumerate(texts.items())
    ]
    return "\n".join(lines)


def _is_changed(before: tuple[Any, ...] | None, after: tuple[Any, ...]) -> bool:
    """Return whether a word processor updates the citation; its note may only have moved."""
    if before is None or before[:2] != after[:2]:
        return True
    return before[2] != after[2] and after[3]


def _pass(processor: Processor, by_id: Any, known: Any, order: list[list[Any]]) -> dict[str, Any]:
    """Return each citation's text, and what a word processor updates it for."""
    cited = [str(c["id"]) for key, _ in order for c in known[key]["citationItems"]]
    works = processor.works(
        [read_item(by_id[key], reads_note=True) for key in dict.fromkeys(cited)]
    )
    clusters = [
        Cluster(tuple(map(_cite, known[key]["citationItems"])), int(note)) for key, note in order
    ]
    parts = processor.citations(works, clusters)
    return {
        key: (
            HTML.write(part, locale=processor.locale),
            [works.distinctions.get(cite.id) for cite in cluster.cites],
            note,
            any(cited.count(cite.id) > 1 for cite in cluster.cites),
        )
        for (key, note), part, cluster in zip(order, parts, clusters, strict=True)
    }


def _bibliography(fixture: Fixture, processor: Processor, items: list[Any]) -> str:
    works = processor.works([read_item(item, reads_note=True) for item in items])
    kept = [item["id"] for item in items if _is_in(item, fixture.section)]
    entries = [
        f'  <div class="csl-entry">{HTML.write(entry.part, locale=processor.locale)}</div>'
        for entry in processor.bibliography(works)
        if entry.id in {str(key) for key in kept}
    ]
    return "\n".join(['<div class="csl-bib-body">', *entries, "</div>"])


def _is_in(item: dict[str, Any], section: dict[str, Any]) -> bool:
    """Return whether the section of a bibliography has the item."""

    def meets(condition: dict[str, Any]) -> bool:
        value = item.get(condition["field"], "")
        wanted = condition["value"]
        return wanted in value if isinstance(value, list) else str(value or "") == str(wanted)

    if "include" in section and not any(map(meets, section["include"])):
        return False
    if "select" in section and not all(map(meets, section["select"])):
        return False
    if "exclude" in section and any(map(meets, section["exclude"])):
        return False
    return not ("quash" in section and all(map(meets, section["quash"])))


def _header(processor: Processor, items: list[Any]) -> str:
    section = processor.style.bibliography
    assert section is not None
    works = processor.works([read_item(item, reads_note=True) for item in items])
    options = section.options
    lines = [
        f"entryspacing: {options.get('entry-spacing', '1')}",
        f"linespacing: {options.get('line-spacing', '1')}",
    ]
    if options.get("hanging-indent") == "true":
        lines.append("hangingindent: 2")
    if align := options.get("second-field-align"):
        lines.append(f"second-field-align: {align}")
    longest = max((len(str(number)) for number in works.numbers.values()), default=0)
    return "\n".join([f"maxoffset: {longest if align else 0}", *lines])


def normalized(text: str) -> str:
    return re.sub(r"\s*(</?div[^>]*>)\s*", r"\1", text.strip())


def main(folder: str, *, pattern: str = "", show: bool = False) -> None:
    passed, total = Counter(), Counter()
    for path in sorted(Path(folder, "processor-tests", "humans").glob("*.txt")):
        if pattern and pattern not in path.stem:
            continue
        fixture = read_fixture(path)
        category = fixture.name.partition("_")[0]
        total[category] += 1
        try:
            result = run(fixture)
        except Exception:
            result = traceback.format_exc(limit=-3)
        if normalized(result) == normalized(fixture.expected):
            passed[category] += 1
        elif show:
            print(f"=== {fixture.name}\n--- wanted\n{fixture.expected}\n--- printed\n{result}\n")
    for category in total:
        print(f"{category:16} {passed[category]:4} of {total[category]:4}")
    print(f"passed {passed.total()} of {total.total()}")


if __name__ == "__main__":
    names = [value for value in sys.argv[1:] if not value.startswith("--")]
    main(names[0], pattern=names[1] if len(names) > 1 else "", show="--failures" in sys.argv)
