"""Compare published styles with citeproc-js: python -m tests.benchmarks.csl_styles FOLDER

FOLDER has citeproc-js (`npm install citeproc` puts it into node_modules/citeproc), which is not
part of Ibid; it runs in Node, on our locale files. `--count` styles, chosen by `--seed`, cite the
works of tests/samples/styles/works.json. The table of kinds of difference comes first, then what is
of no known kind. `--kind` shows the differences of a kind. Why each kind differs is in
docs/citation-processor.md.
"""

import argparse
import json
import random
import subprocess
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from blog.sources.csl.items import read_item
from blog.sources.csl.output.writers import HTML
from blog.sources.csl.positions import Cluster
from blog.sources.csl.processor import Processor
from blog.sources.csl.refinements import CONFORMING
from blog.sources.csl.rendering.context import Cite
from blog.sources.csl.style import read_style
from blog.sources.styles.published.archive import PublishedStyle, csl_of, index_lines
from tests.benchmarks.csl import normalized
from tests.benchmarks.csl_kinds import OTHER, kind_of

TESTS = Path(__file__).parents[1]
LOCALES = TESTS.parent / "blog" / "sources" / "csl" / "locales"
NODE = ("node", str(Path(__file__).with_name("citeproc_js.js")))
# Styles whose lists of types lack match="any" would compare badly; see Refinements.
REFINEMENTS = replace(CONFORMING, any_of_types=True)

# Of each citation, its cites: the work, the locator if it has any, and what else is said of it.
CITATIONS: list[list[dict[str, Any]]] = [
    [{"id": "able", "locator": "23"}],
    [{"id": "able", "locator": "23"}],
    [{"id": "able", "locator": "121-123"}],
    [{"id": "able"}],
    [{"id": "margins"}, {"id": "chapter", "locator": "5", "label": "chapter"}, {"id": "webpage"}],
    [{"id": "margins", "locator": "1122"}],
    [{"id": "namesake"}, {"id": "able"}],
    [{"id": "many", "locator": "3"}],
    [{"id": "many"}],
    [{"id": "newspaper"}, {"id": "thesis"}, {"id": "report"}],
    [
        {"id": "translated", "locator": "2", "label": "volume", "prefix": "see "},
        {"id": "german", "locator": "12, 15-19", "suffix": ", with caution"},
    ],
    [{"id": "chapter"}],
    [{"id": "conference"}],
    [{"id": "case"}, {"id": "letter"}, {"id": "anonymous"}],
    [{"id": "letter"}],
    [{"id": "webpage"}],
    [
        {"id": "able", "suppress-author": True},
        {"id": "margins", "locator": "4", "label": "note"},
    ],
]


@dataclass(frozen=True, slots=True)
class Printed:
    """What a program prints in a style: citations, and entries by the id of their work."""

    citations: list[str]
    entries: dict[str, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """A place where two programs differ: "citation 3", "entry able" or "order of entries"."""

    style: str
    place: str
    theirs: str
    ours: str

    def __str__(self) -> str:
        return f"{self.style}, {self.place}\n    theirs {self.theirs}\n    ours   {self.ours}"


def chosen_styles(count: int, *, seed: int) -> list[PublishedStyle]:
    styles = map(PublishedStyle.from_line, index_lines())
    independent = [style for style in styles if not style.parent]
    return random.Random(seed).sample(independent, count)


def cited_works() -> list[dict[str, Any]]:
    """Return the works in the order of their first citations."""
    works = json.loads((TESTS / "samples" / "styles" / "works.json").read_text("utf-8"))
    order = list(dict.fromkeys(cite["id"] for citation in CITATIONS for cite in citation))
    return sorted(works, key=lambda work: order.index(work["id"]))


def printed_by_citeproc_js(folder: str, sources: list[bytes]) -> list[Printed]:
    citations = [[{"label": "page", **cite} for cite in cites] for cites in CITATIONS]
    found = run_citeproc_js(folder, works=cited_works(), citations=citations, sources=sources)
    return [Printed(answer["texts"], dict(answer["entries"])) for answer in found]


def run_citeproc_js(
    folder: str,
    *,
    works: list[dict[str, Any]],
    citations: list[list[dict[str, Any]]],
    sources: list[bytes],
) -> list[dict[str, Any]]:
    """Return what citeproc-js prints in each style, and how long it took."""
    locales = {path.stem.removeprefix("locales-"): path for path in LOCALES.glob("*.xml")}
    job = {
        "locales": {name: path.read_text("utf-8") for name, path in locales.items()},
        "items": works,
        "citations": citations,
        "styles": [source.decode() for source in sources],
    }
    run = subprocess.run(
        [*NODE, folder], input=json.dumps(job), stdout=subprocess.PIPE, text=True, check=True
    )
    answers: list[dict[str, Any]] = json.loads(run.stdout)
    return answers


def printed_by_us(source: bytes) -> Printed:
    style = read_style(source)
    processor = Processor(style, refinements=REFINEMENTS)
    works = processor.works([read_item(work) for work in cited_works()])
    citations = processor.citations(works, _clusters(in_notes=style.cites_in_notes))
    entries = processor.bibliography(works)
    return Printed(
        [HTML.write(part, locale=processor.locale) for part in citations],
        {entry.id: HTML.write(entry.part, locale=processor.locale) for entry in entries},
    )


def _clusters(*, in_notes: bool) -> list[Cluster]:
    return [
        Cluster(tuple(map(_cite, cites)), number if in_notes else 0)
        for number, cites in enumerate(CITATIONS, 1)
    ]


def _cite(cite: dict[str, Any]) -> Cite:
    return Cite(**{name.replace("-", "_"): value for name, value in cite.items()})


def differences(style: str, theirs: Printed, ours: Printed) -> Iterator[Difference]:
    pairs = zip(theirs.citations, ours.citations, strict=True)
    found = [(f"citation {number}", *pair) for number, pair in enumerate(pairs, 1)]
    found += [
        (f"entry {key}", theirs.entries.get(key, ""), ours.entries.get(key, ""))
        for key in theirs.entries | ours.entries
    ]
    found.append(("order of entries", " ".join(theirs.entries), " ".join(ours.entries)))
    for place, left, right in found:
        if normalized(left) != normalized(right):
            yield Difference(style, place, normalized(left), normalized(right))


def main(folder: str, *, count: int, seed: int, shown: str) -> None:
    styles = chosen_styles(count, seed=seed)
    sources = [csl_of(style) for style in styles]
    kinds: dict[str, list[Difference]] = defaultdict(list)
    total = 0
    for style, source, theirs in zip(
        styles, sources, printed_by_citeproc_js(folder, sources), strict=True
    ):
        total += len(theirs.citations) + len(theirs.entries) + 1
        for difference in differences(style.name, theirs, printed_by_us(source)):
            kinds[kind_of(difference.theirs, difference.ours)].append(difference)
    _print_table(kinds, total=total)
    for kind in (OTHER, shown):
        print(*kinds.get(kind, ()), sep="\n")


def _print_table(kinds: dict[str, list[Difference]], *, total: int) -> None:
    found = sum(map(len, kinds.values()))
    print(f"{total - found} of {total} texts are equal\n\n| kind | texts | styles |\n|---|---|---|")
    for kind, members in sorted(kinds.items(), key=lambda pair: -len(pair[1])):
        print(f"| {kind} | {len(members)} | {len({member.style for member in members})} |")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", default="")
    given = parser.parse_args()
    main(given.folder, count=given.count, seed=given.seed, shown=given.kind)
