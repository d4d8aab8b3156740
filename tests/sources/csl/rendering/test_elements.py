"""Groups, choices and macros."""

from tests.sources.csl_styles import book, entry

IN = '<group delimiter=" "><text term="in"/><text variable="container-title"/></group>'


def test_a_group_is_empty_when_all_its_variables_are():
    assert entry(f'{IN}<text variable="title"/>', book(title="T")) == "T"
    assert entry(IN, book(**{"container-title": "C"})) == "in C"


def test_a_group_of_terms_alone_is_shown():
    layout = '<group><text term="no date" form="short"/><text variable="year-suffix"/></group>'

    assert entry(layout, book()) == "n.d."


def test_a_nested_group_counts_as_a_variable():
    layout = f'<group><text value="see "/>{IN}<group><text value="!"/></group></group>'

    assert entry(layout, book()) == "see !"


def test_the_children_of_a_choice_are_joined_as_those_around_it():
    layout = (
        '<group delimiter=", "><text variable="title"/><choose><if type="book">'
        '<text variable="volume"/><text variable="issue"/></if></choose></group>'
    )

    assert entry(layout, book(title="T", volume="1", issue="2")) == "T, 1, 2"


def test_a_macro_is_suppressed_like_a_group():
    macro = (
        '<macro name="in"><text term="in" suffix=" "/><text variable="container-title"/></macro>'
    )
    layout = '<group delimiter=", "><text variable="title"/><text macro="in"/></group>'

    assert entry(layout, book(title="T"), macros=macro) == "T"
    assert entry('<text macro="none"/>', book(title="T")) == ""
