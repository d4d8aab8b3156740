"""Numbers and charts of sources."""

import pytest

from tests.factories import make_source
from tests.reader.sources.test_list import cited, titles

pytestmark = pytest.mark.django_db


def test_charts_of_kinds_and_decades(client):
    cited(
        make_source(type="book", issued={"date-parts": [[1969]]}),
        make_source(type="book", issued={"date-parts": [[1987]]}),
        make_source(type="map", issued={"date-parts": [[1987]]}),
    )
    counts = client.get("/sources/").context["counts"]
    assert [(bar.group.label, bar.width) for bar in counts.kind_bars] == [
        ("Book", 100),
        ("Map", 50),
    ]
    assert [(bar.group.label, bar.x, bar.height, bar.y) for bar in counts.decade_bars] == [
        ("1960s", 0, 20, 20),
        ("1980s", 20, 40, 0),
    ]
    assert (counts.total, counts.span) == (3, 3)
    cited(make_source(type="classic", title="Gallic War", issued={"date-parts": [[-44]]}))
    counts = client.get("/sources/").context["counts"]
    assert (counts.decades[0].label, counts.decade_bars) == ("50–41 BCE", [])
    assert titles(client.get("/sources/?decade=-50")) == ["Gallic War"]


def test_only_the_largest_kinds_are_in_the_chart(client):
    kinds = ("book", "chapter", "map", "report", "thesis", "webpage")
    for number, kind in enumerate(kinds):
        cited(*(make_source(type=kind) for _ in range(number + 1)))
    counts = client.get("/sources/").context["counts"]
    assert [bar.group.value for bar in counts.kind_bars] == [*reversed(kinds)][:5]
    assert [(group.value, group.count) for group in counts.kinds][-1] == ("book", 1)


def test_one_kind_and_one_decade_make_no_chart(client):
    cited(make_source())
    counts = client.get("/sources/").context["counts"]
    assert (counts.kind_bars, counts.decade_bars) == ([], [])
