"""The preview of a style: a book cited, cited again, and listed."""

import pytest

from blog.sources.styles import STYLES, CannotPreview, Style, plain, preview_style


def test_a_preview_shows_a_later_citation_after_another_work():
    preview = preview_style(STYLES["chicago-notes-bibliography"])
    assert plain(preview.first) == (
        "Elizabeth L. Eisenstein, The Printing Revolution in Early Modern Europe, 2nd ed. "
        "(Cambridge: Cambridge University Press, 2005), 23."
    )
    assert plain(preview.later) == "Eisenstein, Printing Revolution in Early Modern Europe, 101–3."
    assert plain(preview.entry).startswith("Eisenstein, Elizabeth L. The Printing Revolution")


def test_a_preview_speaks_the_language_asked_for():
    preview = preview_style(STYLES["apa"], language="de")
    assert "S. 23" in plain(preview.first)


def test_a_style_that_fails_has_no_preview():
    with pytest.raises(CannotPreview):
        preview_style(Style(title="Broken", kind="note", xml=b"<style/>"))
