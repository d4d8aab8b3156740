"""The citation processor's speed: python -m tests.benchmarks.csl_speed FOLDER

Prints the medians of the milliseconds of processor time for reading a style, and for 50 notes and
50 entries, beside those of citeproc-js in FOLDER (see csl_styles), both in this run; then the
seconds of processor time in which the worker's task renders a post of 500 notes on 100 sources.
"""

import os
import sys
import tempfile
import time
from statistics import median
from typing import Any

os.environ["TEST_DATABASE_URL"] = f"sqlite:///{tempfile.mkdtemp()}/db.sqlite3"
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings_test"

import django

django.setup()

from django.core.management import call_command

from blog.posts.tasks import render_posts
from blog.site.models import Site
from blog.sources.csl.items import read_item
from blog.sources.csl.output.writers import HTML
from blog.sources.csl.positions import Cluster
from blog.sources.csl.processor import Processor
from blog.sources.csl.rendering.context import Cite
from blog.sources.csl.style import read_style
from blog.sources.styles import STYLES
from tests.benchmarks.csl_styles import run_citeproc_js
from tests.factories import citing, make_post, make_source

RUNS = 3
NAMES = ("chicago-notes-bibliography", "apa", "oscola", "nlm-citation-sequence")
WORKS = [
    {
        "id": str(number),
        "type": ("book", "article-journal", "chapter")[number % 3],
        "title": f"Reading {number}: A history of margins",
        "author": [{"family": f"Able{number % 40}", "given": "Anna Maria"}],
        "container-title": "Journal of Book History",
        "publisher": "Harbor Press",
        "publisher-place": "Boston",
        "volume": str(number),
        "page": f"{number}01-{number}19",
        "issued": {"date-parts": [[1960 + number % 60]]},
    }
    for number in range(1, 51)
]


def main(folder: str) -> None:
    print("| style | reading: citeproc-js | ours | 50 and 50: citeproc-js | ours |")
    print("|---|---|---|---|---|")
    for name in NAMES:
        source = STYLES[name].source
        theirs = _of_citeproc_js(folder, source)
        ours = [_timed(source) for _ in range(RUNS)]
        cells = [
            f"{median(run[part] for run in side):.0f} ms"
            for part in (0, 1)
            for side in (theirs, ours)
        ]
        print(f"| {name} | {' | '.join(cells)} |")
    call_command("migrate", verbosity=0)
    print(f"a post of 500 notes: {_rendered_in():.2f} s")


def _of_citeproc_js(folder: str, source: bytes) -> list[tuple[float, float]]:
    citations = [[{"id": work["id"], "label": "page", "locator": "7"}] for work in WORKS]
    found = run_citeproc_js(folder, works=WORKS, citations=citations, sources=[source] * RUNS)
    return [(answer["times"]["loading"], answer["times"]["formatting"]) for answer in found]


def _timed(source: bytes) -> tuple[float, float]:
    began = time.process_time()
    processor = Processor(read_style(source))
    read = time.process_time()
    _format(processor)
    return 1000 * (read - began), 1000 * (time.process_time() - read)


def _format(processor: Processor) -> list[str]:
    works = processor.works([read_item(work) for work in WORKS])
    clusters = [Cluster((Cite(key, locator="7"),), note) for note, key in enumerate(works.items, 1)]
    parts: list[Any] = processor.citations(works, clusters)
    parts += [entry.part for entry in processor.bibliography(works)]
    return [HTML.write(part, locale=processor.locale) for part in parts]


def _rendered_in() -> float:
    """Return the seconds that the worker's task takes for a post of 500 notes."""
    site = Site.objects.current()
    assert site.citation_style.startswith("chicago-notes")
    sources = [make_source(title=f"Margins {number}", key=f"able{number}") for number in range(100)]
    text = "".join(
        f"<p>So it is.{citing(sources[n * 7 % 100], locator=str(n))}</p>" for n in range(500)
    )
    post = make_post(body=text)
    began = time.process_time()
    render_posts.func([post.pk])
    return time.process_time() - began


if __name__ == "__main__":
    main(sys.argv[1])
