"""Works read from CSL-JSON."""

from blog.sources.csl.items import read_item
from blog.sources.csl.people import Person


def test_values_are_kept_by_their_kind():
    item = read_item(
        {
            "id": 7,
            "type": "book",
            "title": "T",
            "volume": 3,
            "author": [{"family": "A"}],
            "issued": {"date-parts": [[1640]]},
            "publisher": "",
            "shortTitle": "S",
            "language": "de",
        }
    )

    assert (item.id, item.type, item.language) == ("7", "book", "de")
    assert item.texts == {"title": "T", "volume": "3", "title-short": "S"}
    assert item.people == {"author": (Person("A"),)}
    assert item.dates["issued"].begin == (1640,)
    assert [item.has(name) for name in ("title", "author", "issued", "editor")] == [
        True, True, True, False,
    ]  # fmt: skip


def test_the_first_page_and_the_former_name_of_an_event_are_derived():
    item = read_item({"id": 1, "page": "101-109", "event-title": "Symposium"})

    assert item.texts["page-first"] == "101"
    assert item.texts["event"] == "Symposium"


def test_a_note_fills_variables_only_if_asked():
    data = {"id": 1, "note": "genre: Letter\nread it"}

    assert "genre" not in read_item(data).texts
    assert read_item(data, reads_note=True).texts["genre"] == "Letter"
