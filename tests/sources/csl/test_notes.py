"""Variables typed in a note."""

from blog.sources.csl.notes import read_note


def test_lines_that_name_a_variable_are_read():
    note = "genre: Letter\nrecipient: Cole || Cy\nrecipient: The Crown\noriginal-date: 1640\nBox: 3"

    assert read_note(note) == {
        "genre": "Letter",
        "recipient": [{"family": "Cole", "given": "Cy"}, {"literal": "The Crown"}],
        "original-date": {"raw": "1640"},
    }
