"""Comparing two versions of a text."""

import re

import pytest

from blog.text.html.excerpts import plain_text
from blog.text.words.diffs import (
    Change,
    diff_html,
    diff_lists,
    diff_text,
    hunks,
)

MARKS = {Change.SAME: "{}", Change.ADDED: "+{}+", Change.REMOVED: "-{}-"}


def shown(parts) -> str:
    return "".join(MARKS[part.change].format(part.text) for part in parts)


def compared(before: str, after: str) -> list[str]:
    return [f"{block.kind}: {shown(block.parts)}" for block in diff_html(before, after)]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "", []),
        ("<p>One.</p>", "<p>One.</p>", ["p: One."]),
        ("<p>One two three.</p>", "<p>One 2 three.</p>", ["p: One -two -+2 +three."]),
        ("<p>One.</p>", "<p>One.</p><p>Two.</p>", ["p: One.", "p: +Two.+"]),
        ("<p>One.</p><p>Two.</p>", "<p>Two.</p>", ["p: -One.-", "p: Two."]),
        ("<p>All new</p>", "<p>As before</p>", ["p: -All new-", "p: +As before+"]),
        ("<h2>Head</h2>", "<h3>Head</h3>", ["h3: Head"]),
        ("<p>A plain word</p>", "<p>A <b>plain</b> word</p>", ["p: A -plain -+plain +word"]),
        ("<ul><li><p>A</p></li></ul>", "<ul><li>A</li><li>B</li></ul>", ["li: A", "li: +B+"]),
        ("<blockquote><p>Said</p></blockquote>", "", ["blockquote: -Said-"]),
        ("<p>a</p><hr><p>b</p>", "<p>a</p><p>b</p>", ["p: a", "hr: -⁂-", "p: b"]),
        ("<p>One<br>two</p>", "<p>One<br>two</p>", ["p: One\ntwo"]),
        ("<p>多重比较。</p>", "<p>多种比较。</p>", ["p: 多-重-+种+比较。"]),
    ],
)  # fmt: skip
def test_diff_html(before, after, expected):
    assert compared(before, after) == expected


def test_a_note_is_in_brackets():
    assert compared(
        "<p>Ice<foot-note>In March</foot-note>.</p>", "<p>Ice<foot-note>In May</foot-note>.</p>"
    ) == ["p: Ice[In -March-+May+]."]


def test_a_citation_is_a_label_in_brackets():
    cited = (
        '<cite-ref data-source="1" data-locator="{0}" data-prefix="see">Lüthi 2008, {0}</cite-ref>'
    )
    assert compared(f"<p>War{cited.format(45)}.</p>", f"<p>War{cited.format(46)}.</p>") == [
        "p: War-[see Lüthi 2008, 45]-+[see Lüthi 2008, 46]+."
    ]


def test_a_citation_shows_its_label_and_quotation():
    cited = '<cite-ref data-label="folio" data-quotation="Ten years">Mao 1950, 2r</cite-ref>'
    assert compared("", f"<p>{cited}</p>") == ["p: +[Mao 1950, 2r (folio) “Ten years”]+"]


def test_a_picture_is_shown_by_its_number_and_texts():
    before = '<figure data-picture="7" data-alt="A map"></figure>'
    after = '<figure data-picture="7" data-alt="A map of 1969"></figure>'
    assert compared(before, after) == ["figure: 7- · A map-+ · A map of 1969+"]


def test_a_link_shows_its_url():
    before, after = (f'<p><a href="https://{x}.example/">here</a></p>' for x in "ab")
    assert compared(before, after) == ["p: here- (https://a.example/)-+ (https://b.example/)+"]


def test_formatting_is_the_look_of_a_part():
    [block] = diff_html("", "<p><strong><em>a</em></strong> b</p>")
    assert [(part.text, part.look) for part in block.parts] == [("a ", "strong em"), ("b", "")]


def test_a_changed_tag_is_kept_as_kind_before():
    [block] = diff_html("<h2>Head</h2>", "<h3>Head</h3>")
    assert (block.kind_before, block.kind, block.change) == ("h2", "h3", Change.CHANGED)


def test_a_rewritten_block_is_paired_with_its_former_version():
    before = "<p>The island was empty in winter.</p><p>Nobody came.</p>"
    after = "<p>A new beginning.</p><p>The island was empty in summer.</p><p>Nobody came.</p>"
    assert compared(before, after) == [
        "p: +A new beginning.+",
        "p: The island was empty in -winter-+summer+.",
        "p: Nobody came.",
    ]


def test_rewritten_blocks_in_a_row_are_all_paired():
    before = "<p>The island was empty in winter.</p><p>The harbor was full of ships.</p>"
    after = "<p>The island was empty in summer.</p><p>The harbor was full of boats.</p>"
    assert compared(before, after) == [
        "p: The island was empty in -winter-+summer+.",
        "p: The harbor was full of -ships-+boats+.",
    ]


def test_no_word_of_either_version_is_left_out():
    before = "<p>One, two.</p><ul><li>three</li></ul><h2>Four five six</h2>"
    after = "<h2>Four five 6</h2><p>One; two and</p><p>three</p>"
    parts = [part for block in diff_html(before, after) for part in block.parts]
    for change, html in ((Change.REMOVED, before), (Change.ADDED, after)):
        seen = "".join(part.text for part in parts if part.change in {Change.SAME, change})
        assert sorted(re.findall(r"\w", seen)) == sorted(re.findall(r"\w", plain_text(html)))


def test_too_many_blocks_are_not_paired():
    before = "".join(f"<p>old {number} one</p>" for number in range(210))
    after = "".join(f"<p>new {number} one</p>" for number in range(210))
    assert {block.change for block in diff_html(before, after)} == {Change.ADDED, Change.REMOVED}


def test_diff_text():
    assert shown(diff_text("The Quiet River", "The River")) == "The -Quiet -River"


def test_words_that_are_frequent_in_a_long_text_are_matched():
    before = "to be or not to be, " * 60
    half = len(before) // 2
    after = f"{before[:half]}always {before[half:]}"
    changed = [part for part in diff_text(before, after) if part.change != Change.SAME]
    assert [(part.text, part.change) for part in changed] == [("always ", Change.ADDED)]


def test_diff_lists():
    assert shown(diff_lists(["a", "b"], ["b", "c"])) == "-a-b+c+"


def test_blocks_far_from_a_change_are_unchanged_hunks():
    before = "".join(f"<p>{number}</p>" for number in range(6))
    found = hunks(diff_html(before, before.replace("<p>4</p>", "<p>four</p>")))
    assert [(len(hunk.blocks), hunk.is_unchanged) for hunk in found] == [(3, True), (4, False)]
    assert hunks([]) == []


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("a, b", "c, d", "-a, b-+c, d+"),  # only punctuation between two changes
        ("a.", "c.", "-a-+c+."),  # at the end
        ("a x b", "c x d", "-a -+c +x -b-+d+"),
    ],
)
def test_punctuation_between_two_changes_joins_them(before, after, expected):
    assert shown(diff_text(before, after)) == expected
