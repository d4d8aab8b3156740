"""The published examples of each style: Ibid prints the same text as the style's manual.

The table tests/samples/styles/golden.json has the work, its use, the text in the manual's public
quick guide, and its location.
"""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from blog.sources.styles import STYLES, CitedSource, format_bibliography, format_citations

TABLE = Path(__file__).parents[2] / "samples" / "styles" / "golden.json"
GOLDEN: list[dict[str, Any]] = json.loads(TABLE.read_text("utf-8"))
SMALL_CAPS = ('<span class="small-caps">', "</span>")
ANOTHER = {"id": "another", "type": "book", "title": "Another", "author": [{"family": "Nobody"}]}


def printed(golden: dict[str, Any]) -> str:
    item = {"id": "work", **golden["item"]}
    first, another = CitedSource(item), CitedSource(ANOTHER)
    cited = CitedSource(item, golden.get("locator", ""), golden.get("label", "page"))
    uses = {
        "note": [cited],
        "in-text": [cited],
        "next-note": [first, cited],
        "later-note": [first, another, cited],
    }
    if golden["use"] == "bibliography":
        return format_bibliography([item], style=golden["style"])[0]
    return format_citations(uses[golden["use"]], style=golden["style"])[-1]


def named(golden: dict[str, Any]) -> str:
    return f"{GOLDEN.index(golden)} {golden['style']}: {golden['origin'].partition(': ')[2]}"


@pytest.mark.parametrize("golden", GOLDEN, ids=named)
def test_output_equals_the_manual(golden):
    assert printed(golden) == golden["expected"]


def test_every_style_has_examples():
    counts = Counter(golden["style"] for golden in GOLDEN)
    assert {style for style in STYLES if counts[style] < 8} == {
        "chicago-notes-bibliography-with-ibid"  # it only differs in "ibid." from the style without
    }
    assert len(GOLDEN) >= 60
    assert [golden for golden in GOLDEN if not golden["origin"]] == []


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("kind", ["book", "article-journal", "webpage", "legal_case", "manuscript"])
def test_a_hostile_work_stays_text_in_every_style(style, kind):
    bad = '<script>x</script><img src=x onerror=x>"&'
    names = [{"family": bad, "given": bad}, {"literal": bad}]
    texts = ("title", "container-title", "publisher", "publisher-place", "volume", "archive")
    item = {"id": "x", "type": kind, "author": names, **dict.fromkeys(texts, bad)}
    item |= {"URL": "javascript:alert(1)", "DOI": bad, "issued": {"literal": bad}}
    use = CitedSource(item, locator=bad, prefix=bad, suffix=bad)
    for html in (
        *format_bibliography([item], style=style),
        *format_citations([use, [use, use]], style=style),
    ):
        tags = re.findall(r"<[^>]*>", html)
        assert set(tags) <= {"<i>", "</i>", "<b>", "</b>", "<sup>", "</sup>", *SMALL_CAPS}
