"""Styles read from XML."""

import pytest

from blog.sources.csl.elements import Choose, Group, Names, Text
from blog.sources.csl.style import StyleError, parent_of, read_style
from tests.sources.csl_styles import small_style

DEPENDENT = b"""<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0">
<info><title>Journal</title><link rel="independent-parent" href="http://x/styles/apa"/></info>
</style>"""


def test_a_style_is_read_into_elements():
    layout = (
        '<group delimiter=", "><text variable="title" font-style="italic"/>'
        '<names variable="author editor"><label/></names>'
        '<choose><if type="book"><text term="in"/></if></choose></group>'
    )
    style = read_style(small_style(layout, options='default-locale="de-DE"'))
    group = style.citation.layout.children[0]

    assert isinstance(group, Group)
    assert [type(child) for child in group.children] == [Text, Names, Choose]
    assert group.children[0].look.formatting == (("font-style", "italic"),)
    assert group.children[1].variables == ("author", "editor")
    assert (style.title, style.default_locale, style.cites_in_notes) == ("Small", "de-DE", False)


def test_a_dependent_style_names_its_parent_and_cannot_cite():
    assert parent_of(DEPENDENT) == "http://x/styles/apa"
    assert parent_of(small_style("")) == ""
    with pytest.raises(StyleError, match="no <citation> layout"):
        read_style(DEPENDENT)


def test_a_style_cannot_read_other_files(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    entity = f'<!DOCTYPE style [<!ENTITY s SYSTEM "{secret}">]><style '.encode()
    xml = small_style("").replace(b"<style ", entity).replace(b">Small<", b">&s;<")

    assert "secret" not in read_style(xml).title
