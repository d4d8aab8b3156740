from datetime import UTC, datetime, timedelta, timezone

import pytest

from blog.imports.readers.markdown.front_matter import MAX_HEAD, read_page


@pytest.mark.parametrize(
    "source",
    [
        '---\ntitle: "A: b"\nDate: 2020-02-03\ntags: [x, y]\n---\nText\n',
        '+++\ntitle = "A: b"\ndate = 2020-02-03\ntags = ["x", "y"]\n+++\nText\n',
        '{"title": "A: b", "date": "2020-02-03", "tags": ["x", "y"]}\nText\n',
        "Title: A: b\r\nDate: 2020-02-03\r\nTags: x,\r\n  y\r\n\r\nText\r\n",
    ],
)
def test_front_matter_of_all_kinds_is_read(source):
    page = read_page(source)
    assert page.text_of("title") == "A: b"
    assert page.date_of("date") == datetime(2020, 2, 3, tzinfo=UTC)
    assert page.list_of("tags") == ("x", "y")
    assert (page.text, page.has_front_matter) == ("Text\n", True)


def test_a_text_without_front_matter_is_whole():
    page = read_page("# Rivers\n\nText: here")
    assert (page.text, page.has_front_matter) == ("# Rivers\n\nText: here", False)


@pytest.mark.parametrize(
    "head", ["a: [", "a: &x 1\nb: *x", "a: !!python/name:os.system", f"a: {'x' * MAX_HEAD}"]
)
def test_front_matter_that_is_broken_or_hostile_is_named(head):
    page = read_page(f"---\n{head}\n---\nText")
    assert (page.fields, page.text) == ({}, "Text")
    assert page.problem


def test_dates_of_all_kinds_are_read():
    zone = timezone(timedelta(hours=-7))
    assert read_page("---\na: 2020-02-03 9:05:00 -0700\n---\n").date_of("a") == (
        datetime(2020, 2, 3, 9, 5, tzinfo=zone)
    )
    assert read_page("---\na: no date\nb: 2020-02-03T09:05:00Z\n---\n").date_of("a", "b") == (
        datetime(2020, 2, 3, 9, 5, tzinfo=UTC)
    )


def test_lists_may_be_texts():
    page = read_page("---\ntags: x y\ncategories: a, b c\nauthors:\n  - name: Ann\n---\n")
    assert page.list_of("tags", spaced=True) == ("x", "y")
    assert page.list_of("categories", spaced=True) == ("a", "b c")
    assert page.list_of("authors") == ("Ann",)


@pytest.mark.parametrize(
    ("value", "is_set"),
    [("true", True), ("'Yes'", True), ("false", False), ("'No'", False), ("soon", None)],
)
def test_a_field_is_on_off_or_neither(value, is_set):
    assert read_page(f"---\ndraft: {value}\n---\nText").is_set("draft") is is_set
