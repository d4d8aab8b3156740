"""The remarks of an import: equal ones are counted, and there is an end to them."""

from blog.imports import report
from blog.imports.report import Report


def test_equal_remarks_are_one_with_its_places():
    found = Report()
    for _time in range(3):
        found.warn("A link leads nowhere.")
    found.skip("a poll", "Ibid has none.", None)
    assert found.warnings == [{"message": "A link leads nowhere.", "place": "", "places": 3}]
    assert found.skipped == [
        {"what": "a poll", "reason": "Ibid has none.", "place": "", "places": 1}
    ]


def test_a_full_list_says_so_once_and_goes_on_counting(monkeypatch):
    monkeypatch.setattr(report, "MOST_REMARKS", 2)
    found = Report()
    for message in ("one", "two", "three", "four", "one"):
        found.warn(message)
    full = "This list has no room for more remarks."
    assert [(row["message"], row["places"]) for row in found.warnings] == [
        ("one", 2),
        ("two", 1),
        (full, 1),
    ]
