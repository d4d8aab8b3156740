"""An author's own notes on the page of a post, in each kind of style."""

import re

import pytest

from blog.text.html.excerpts import plain_text
from blog.text.html.feed_content import feed_content
from tests.factories import citing, make_draft, make_source
from tests.posts.rendering.test_references import links, notes_of, plain

pytestmark = pytest.mark.django_db

NOTE = '<foot-note>Not <em>ice</em>: <a href="https://example.org/slush">slush</a>.</foot-note>'


def luthi():
    return make_source(title="The Sino-Soviet Split")


def notes(post) -> list[str]:
    return [
        plain(note)
        for note in re.findall(r'<li id="note-.*?</li>', post.rendered_sources, re.DOTALL)
    ]


def test_in_a_note_style_they_are_numbered_with_citations():
    source = luthi()
    post = make_draft(body=f"<p>a.{citing(source)} b.{NOTE} c.{citing(source)}</p>")
    assert links(post.rendered) == [
        ("cite-1", "#note-1"),
        ("ref-2", "#note-2"),
        ("cite-2", "#note-3"),
    ]
    assert notes(post)[1] == "Not ice: slush. ↑"
    assert notes_of(post)[1] == "2 Not ice: slush."
    assert re.findall(r'href="#(\w+-\d)" role="doc-backlink" aria', post.rendered_sources)[:3] == [
        *("cite-1", "ref-2", "cite-2"),
    ]
    assert list(post.citations.values_list("mark", flat=True)) == [1, 2]


@pytest.mark.parametrize(
    ("between", "again"),
    [("", "3 Ibid., 2."), (NOTE, "4 Lüthi, Sino-Soviet Split, 2.")],
)
def test_ibid_refers_to_the_note_before_it(between, again):
    source = luthi()
    last = citing(source, locator="2")
    body = f"<p>a.{citing(source)} b.{citing(source)} c.{between} d.{last}</p>"
    post = make_draft(citation_style="chicago-notes-bibliography-with-ibid", body=body)
    assert notes_of(post)[-1] == again


def test_references_to_earlier_notes_count_own_notes():
    source = luthi()
    between = citing(make_source(title="Between"))
    body = f"<p>a.{NOTE} b.{citing(source)} c.{between} d.{citing(source)}</p>"
    post = make_draft(citation_style="oscola", body=body)
    assert notes_of(post)[-1] == "4 Lüthi, The Sino-Soviet Split (n 2)."


@pytest.mark.parametrize("style", ["apa", "ieee"])
def test_in_an_in_text_style_they_have_letters(style):
    body = f"<p>a.{NOTE} b.{citing(luthi())} c.{NOTE}</p>"
    post = make_draft(citation_style=style, body=body)
    assert links(post.rendered) == [
        ("ref-a", "#note-a"),
        ("cite-1", "#source-luthi2008"),
        ("ref-b", "#note-b"),
    ]
    assert '<ol type="a">' in post.rendered_sources
    assert notes(post) == ["Not ice: slush. ↑"] * 2
    assert re.findall(r'<h2 id="(\w+)"', post.rendered_sources) == ["notes", "sources"]


def test_a_post_with_only_own_notes_lists_no_sources():
    post = make_draft(body=f"<p>a.{NOTE}</p>")
    assert re.findall(r'<h2 id="(\w+)"', post.rendered_sources) == ["notes"]
    assert not post.has_sources


def test_adjacent_marks_are_separated():
    post = make_draft(body=f"<p>a.{citing(luthi())}{NOTE}{citing(luthi())} b.{NOTE}</p>")
    assert plain(post.rendered) == "a.1,2,3 b.4"


def test_superscript_marks_have_no_space_before_them():
    post = make_draft(body=f"<p><em>a.</em> {citing(luthi())} b. \n{NOTE} {NOTE}c</p>")
    assert plain(post.rendered) == "a.1 b.2,3c"


def test_marks_and_back_links_have_names():
    post = make_draft(body=f"<p>a.{NOTE}</p>")
    assert 'role="doc-noteref" aria-label="note 1"' in post.rendered
    assert 'aria-label="Back to note 1 in the text"' in post.rendered_sources


def test_a_sentence_does_not_contain_its_notes():
    post = make_draft(body=f"<p>Hello{NOTE} world{citing(luthi())}.</p>")
    assert plain(post.rendered) == "Hello1 world2."
    assert post.rendered_sources.count("Not <em>ice</em>") == 1


def test_notes_are_left_out_of_excerpts_and_headings():
    heading = f"<h2>On Ice{NOTE}</h2>"
    post = make_draft(body=f"<p>It froze.{NOTE} Hard.{citing(luthi())}</p>{heading}")
    assert post.excerpt == "It froze. Hard."
    assert '<h2><a id="h-on-ice"></a>On Ice' in post.rendered
    citation = post.citations.get()
    assert (citation.before, citation.after) == ("Hard.", "")
    sent = feed_content(post.rendered, base="https://example.org/ice/", prefix="p-")
    assert plain_text(sent).startswith("It froze.1 Hard.2")
    assert 'href="https://example.org/ice/#note-1"' in sent
