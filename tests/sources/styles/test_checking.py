"""Uploaded styles: accepted ones, and the reasons for refusing others."""

import re

import pytest

from blog.sources.styles import STYLES, checking, format_bibliography
from blog.sources.styles.checking import StyleRefused, check_style, read_style

TEXT = '<text variable="title"/>'
INFO = "<info><title>House  Style</title><id>house</id></info>"
CITATION = '<citation><layout><text variable="title"/></layout></citation>'
LIST = '<bibliography><layout><text variable="title"/></layout></bibliography>'


def style(
    parts: str = CITATION + LIST, *, info: str = INFO, attributes: str = 'class="note"'
) -> bytes:
    version = "" if "version" in attributes else 'version="1.0"'
    return (
        f'<style xmlns="http://purl.org/net/xbiblio/csl" {version} {attributes}>'
        f"{info}{parts}</style>"
    ).encode()


def layout(content: str) -> str:
    return f"<citation><layout>{content}</layout></citation>"


def macro(name: str, content: str) -> str:
    return f'<macro name="{name}">{content}</macro>'


def call(name: str) -> str:
    return f'<text macro="{name}"/>'


def refusal(xml: bytes, check=read_style) -> str:
    with pytest.raises(StyleRefused) as refused:
        check(xml)
    return str(refused.value)


# Valid and invalid files


def test_a_style_is_read_and_can_be_used():
    accepted = check_style(style(attributes='class="note" default-locale="de-DE"'))
    assert (accepted.title, accepted.kind, accepted.locale) == ("House Style", "note", "de-DE")
    work = {"id": "a", "type": "book", "title": "The Split"}
    assert format_bibliography([work], style=accepted) == ["The Split"]


@pytest.mark.parametrize(
    ("attributes", "category", "kind"),
    [
        ('class="note"', "", "note"),
        ('class="in-text"', '<category citation-format="numeric"/>', "numeric"),
        (
            'class="in-text"',
            '<category field="x"/><category citation-format="numeric"/>',
            "numeric",
        ),
        ('class="in-text"', '<category citation-format="author-date"/>', "author-date"),
        ('class="in-text"', '<category citation-format="label"/>', "author-date"),
        ('class="in-text"', "", "author-date"),
    ],
)
def test_the_kind_of_a_style(attributes, category, kind):
    info = INFO.replace("</info>", f"{category}</info>")
    assert read_style(style(info=info, attributes=attributes)).kind == kind


def test_a_dependent_style_is_its_parent_with_its_own_title():
    link = '<link href="http://www.zotero.org/styles/apa/" rel="independent-parent"/>'
    dependent = style("", info=INFO.replace("</info>", f"{link}</info>"), attributes="")
    assert check_style(dependent).title == "House Style"
    assert check_style(dependent).source == STYLES["apa"].source


def test_a_dependent_style_of_a_published_one_keeps_its_own_locale():
    link = '<link href="http://www.zotero.org/styles/nature" rel="independent-parent"/>'
    info = INFO.replace("</info>", f"{link}</info>")
    french = read_style(style("", info=info, attributes='default-locale="fr-FR"'))
    assert (french.title, french.kind, french.locale) == ("House Style", "numeric", "fr-FR")
    assert b"<title>Nature</title>" in french.source


@pytest.mark.parametrize("parent", ["no-such-style", "the-journal-of-modern-history"])
def test_a_dependent_style_without_an_independent_parent_is_refused(parent):
    link = f'<link href="http://www.zotero.org/styles/{parent}" rel="independent-parent"/>'
    info = INFO.replace("</info>", f"{link}</info>")
    assert refusal(style("", info=info, attributes="")) == (
        f"The style depends on another one, “{parent}”, which is unknown. "
        "Upload that style instead."
    )


@pytest.mark.parametrize(
    ("xml", "reason"),
    [
        (b"\xff\xfe", "The file is not text in UTF-8."),
        (b"text", "The file is not well-formed XML: Start tag expected"),
        (b"", "The file is not well-formed XML: Document is empty"),
        (b"<html/>", "The file is not a CSL style: it does not begin with <style>."),
        (b"<style/>", "The file is not a CSL style: it does not begin with <style>."),
        (
            b"<!DOCTYPE style>" + style(),
            "The file declares a document type or entities, which styles do not have.",
        ),
        (
            b'<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + style(),
            "The file declares a document type or entities, which styles do not have.",
        ),
        (style(info=""), "The style has no title."),
        (
            style(attributes='class="note" version="0.8"'),
            "The style is for CSL version 0.8; only 1.0 is supported.",
        ),
        (
            style(attributes='class="note" version="1.1"'),
            "The style is for CSL version 1.1; only 1.0 is supported.",
        ),
        (
            style(attributes='class="both"'),
            "The style does not declare whether it cites in the text or in notes.",
        ),
        (style(LIST), "The style cannot cite: it has no <citation> layout."),
        (style("<citation/>"), "The style cannot cite: it has no <citation> layout."),
        (
            style(layout("<script>x</script>")),
            "Line 1: <script> is not allowed in <layout> in CSL 1.0.",
        ),
        (
            style(layout('<text variable="title"/>') + '<x:macro xmlns:x="http://x"/>'),
            "Line 1: <{http://x}macro> is not allowed in <style> in CSL 1.0.",
        ),
        (
            style(layout('<group><if type="book"/></group>')),
            "Line 1: <if> is not allowed in <group> in CSL 1.0.",
        ),
    ],
)
def test_other_files_are_refused(xml, reason):
    assert refusal(xml).startswith(reason)


def test_a_style_of_a_later_1_0_is_accepted():
    assert read_style(style(attributes='class="note" version="1.0.2"')).kind == "note"


def test_a_file_may_have_one_megabyte():
    xml = style()
    padded = xml + b" " * (checking.MAX_BYTES - len(xml))
    assert read_style(padded).title == "House Style"
    assert refusal(padded + b" ") == "The file is larger than 1 MB."


# Macros


def test_a_missing_macro_is_refused():
    assert refusal(style(layout(call("author")))) == "Line 1: there is no macro “author”."


@pytest.mark.parametrize(
    ("macros", "name"),
    [
        (macro("a", call("a")), "a"),
        (macro("a", call("b")) + macro("b", call("a")), "b"),
        (macro("a", f"<group>{call('b')}</group>") + macro("b", call("c") + call("b")), "b"),
    ],
)
def test_a_macro_that_calls_itself_is_refused(macros, name):
    macros += macro("c", TEXT)
    assert refusal(style(macros + layout(call("a")))) == (
        f"The macro “{name}” calls itself and would never end."
    )


def test_using_a_macro_twice_is_not_recursion():
    macros = macro("a", call("b") + call("b")) + macro("b", '<text variable="title"/>')
    assert read_style(style(macros + layout(call("a") + call("a")))).kind == "note"


TOO_COMPLEX = "The style is too complex: formatting a reference would take too long."


def test_a_reference_may_render_20_000_elements():
    inside = checking.MAX_STEPS - 2  # the citation and its layout
    assert read_style(style(layout(TEXT * inside))).kind == "note"
    assert refusal(style(layout(TEXT * (inside + 1)))) == TOO_COMPLEX


def test_macros_count_each_time_they_are_used():
    """Ten levels of ten macros each would render 10,000,000,000 elements."""
    bomb = macro("m0", TEXT * 10)
    bomb += "".join(macro(f"m{n}", call(f"m{n - 1}") * 10) for n in range(1, 10))
    assert refusal(style(bomb + layout(call("m9")))) == TOO_COMPLEX


def test_only_the_largest_branch_counts():
    half = TEXT * (checking.MAX_STEPS // 2 + 100)
    choice = f'<choose><if type="book">{half}</if><else>{half}</else></choose>'
    assert read_style(style(layout(choice))).kind == "note"
    assert refusal(style(layout(half + half))) == TOO_COMPLEX
    uneven = f'<choose><if type="book">{TEXT}</if><else>{half}{half}</else></choose>'
    assert refusal(style(layout(uneven))) == TOO_COMPLEX


def test_elements_may_be_nested_150_levels_deep():
    def nested(depth: int) -> bytes:
        groups = depth - 3  # the citation, its layout and the text
        return style(layout("<group>" * groups + TEXT + "</group>" * groups))

    assert read_style(nested(checking.MAX_DEPTH)).kind == "note"
    assert refusal(nested(checking.MAX_DEPTH + 1)) == TOO_COMPLEX


@pytest.mark.parametrize("length", [200, 5_000])
def test_a_chain_of_macros_has_a_maximum_length(length):
    chain = macro("m0", TEXT)
    chain += "".join(macro(f"m{n}", call(f"m{n - 1}")) for n in range(1, length))
    assert refusal(style(chain + layout(call(f"m{length - 1}")))) == TOO_COMPLEX


# The test

ONLY_MAPS = f'<choose><if type="map">{TEXT}</if></choose>'


@pytest.mark.parametrize("parts", [layout(ONLY_MAPS) + LIST, layout(ONLY_MAPS)])
def test_a_style_that_shows_nothing_for_a_book_is_refused(parts):
    assert refusal(style(parts), check_style) == "The style shows nothing for a book."


def test_a_style_that_makes_the_engine_fail_is_refused_with_the_error():
    broken = layout('<names variable="author"><name et-al-min="x"/></names>')
    reason = refusal(style(broken), check_style)
    assert re.fullmatch(r"The style fails with a book \(ValueError: .+\)\.", reason)


def test_a_style_that_takes_too_long_is_refused(monkeypatch):
    monkeypatch.setattr(checking, "MAX_SECONDS", 0.0)
    assert refusal(style(), check_style) == "The style is too slow."


def test_a_hostile_style_cannot_add_html():
    hostile = layout(
        '<text value="&lt;script&gt;alert(1)&lt;/script&gt;" prefix="&lt;b onclick=x&gt;"/>'
    )
    accepted = check_style(style(hostile + LIST.replace(TEXT, '<text value="&lt;img src=x&gt;"/>')))
    work = {"id": "a", "type": "book", "title": "T"}
    assert format_bibliography([work], style=accepted) == ["&lt;img src=x&gt;"]
