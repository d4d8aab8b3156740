"""The citations of a post, formatted in its style."""

import re

import pytest

from blog.posts.citations.models import Consultation
from blog.posts.models import Post
from blog.posts.rendering.page import render_post
from blog.site.models import Site
from tests.factories import citing, make_draft, make_source, rewrite

pytestmark = pytest.mark.django_db


def luthi(**item):
    return make_source(title="The Sino-Soviet Split", **item)


def chen(**item):
    author = [{"family": "Chen", "given": "Jian"}]
    return make_source(title="Mao’s China", author=author, issued={"date-parts": [[2001]]}, **item)


def links(html: str) -> list[tuple[str, str]]:
    """Return (id, href) of the links within the page, in order."""
    return re.findall(r'<a (?:class="\w+" )?(?:id="([^"]+)" )?href="(#[^"]+)"', html)


def plain(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", "", html)).strip()


def targets(html: str) -> list[str]:
    """Return the ids that marks can link to, in order."""
    return re.findall(r'<li(?: id="|><a id=")([^"]+)"', html)


def notes_of(post: Post) -> list[str]:
    """Return the notes at the end, each after its number."""
    notes = re.findall(
        r'<li id="note-(.+?)">(.*?)<a class="back"', post.rendered_sources, re.DOTALL
    )
    return [f"{label} {plain(text)}" for label, text in notes]


def test_in_a_note_style_marks_link_to_notes_and_back():
    first, second = luthi(), chen()
    post = make_draft(
        body=f"<p>a.{citing(first, locator='7')} b{citing(second)} c.{citing(first)}</p>"
    )
    assert links(post.rendered) == [
        ("cite-1", "#note-1"),
        ("cite-2", "#note-2"),
        ("cite-3", "#note-3"),
    ]
    assert links(post.rendered_sources) == [
        ("", "#source-luthi2008"),
        ("", "#cite-1"),
        ("", "#source-chen2001"),
        ("", "#cite-2"),
        ("", "#source-luthi2008"),
        ("", "#cite-3"),
        ("", "#cite-2"),
        ("", "#cite-1"),
        ("", "#cite-3"),
    ]
    assert targets(post.rendered_sources) == [
        *("note-1", "note-2", "note-3"),
        *("source-chen2001", "source-luthi2008"),
    ]


def test_a_note_is_full_at_first_and_short_later():
    source = luthi(publisher="Princeton University Press")
    post = make_draft(body=f"<p>a{citing(source, locator='7')} b{citing(source, locator='9')}</p>")
    assert notes_of(post) == [
        "1 Lorenz M. Lüthi, The Sino-Soviet Split (Princeton University Press, 2008), 7.",
        "2 Lüthi, 9.",
    ]


def test_a_place_within_another_is_cited_with_all_its_labels():
    source = luthi(publisher="Princeton University Press")
    mark = citing(source, locator="ch. 3, p. 12", label="page")
    post = make_draft(body=f"<p>a{mark}</p>")
    assert notes_of(post) == [
        "1 Lorenz M. Lüthi, The Sino-Soviet Split (Princeton University Press, 2008), ch. 3, p. 12."
    ]
    assert "ch. 3, p. 12</span>" in post.rendered_sources


def test_in_a_numeric_style_marks_are_numbers_in_the_bibliography():
    first, second = luthi(), chen()
    post = make_draft(
        citation_style="ieee",
        body=f"<p>a{citing(first)} b{citing(second)} c{citing(first, locator='7')}</p>",
    )
    assert plain(post.rendered) == ("a [1] b [2] c [1, p. 7]")
    assert targets(post.rendered_sources) == [
        "source-luthi2008",
        "source-chen2001",
    ]
    assert notes_of(post) == []


def test_in_an_author_date_style_marks_precede_the_period():
    post = make_draft(
        citation_style="apa",
        body=f"<p>It broke.{citing(luthi(), locator='7')} Then.</p>"
        f"<blockquote><p>Quoted.{citing(chen())}</p></blockquote>",
    )
    assert plain(post.rendered) == ("It broke (Lüthi, 2008, p. 7). Then.Quoted. (Chen, 2001)")


def test_adjacent_citations_are_one_mark():
    first, second = luthi(), chen()
    body = f"<p>a.{citing(first, locator='7')}{citing(second, prefix='see also')} Next.</p>"
    post = make_draft(body=body)
    assert links(post.rendered) == [("cite-1", "#note-1")]
    assert notes_of(post) == [
        "1 Lorenz M. Lüthi, The Sino-Soviet Split (2008), 7; "
        "see also Jian Chen, Mao’s China (2001)."
    ]
    assert links(post.rendered_sources) == [("", "#cite-1")] * 3
    assert list(post.citations.values_list("position", "mark", "before", "after")) == [
        (1, 1, "a.", ""),
        (2, 1, "a.", ""),
    ]


def test_consulted_sources_follow_cited_sources():
    cited, consulted = luthi(), chen()
    post = make_draft(body=f"<p>a{citing(cited)}</p>")
    for position, source in enumerate([cited, consulted], start=1):
        Consultation.objects.create(post=post, source=source, position=position)
    render_post(post, site=Site.objects.current())
    post.refresh_from_db()
    listed = post.rendered_sources[post.rendered_sources.index('id="sources"') :]
    assert re.findall(r'<li><a id="([^"]+)"|<(h3)', listed) == [
        ("source-luthi2008", ""),
        ("", "h3"),
        ("source-chen2001", ""),
    ]


def test_a_post_with_only_consulted_sources_has_a_list_without_notes():
    post = make_draft()
    Consultation.objects.create(post=post, source=luthi(), position=1)
    render_post(post, site=Site.objects.current())
    post.refresh_from_db()
    assert re.findall(r'id="([^"]+)"', post.rendered_sources) == [
        "sources",
        "consulted",
        "source-luthi2008",
    ]


def test_a_citation_without_a_source_is_marked_as_such():
    post = make_draft(body=f'<p>a<cite-ref data-source="9"></cite-ref> b{citing(luthi())}</p>')
    assert re.findall(r'class="cite[^"]*"', post.rendered) == [
        'class="cite cite-missing"',
        'class="cite"',
    ]
    assert list(post.citations.values_list("mark", flat=True)) == [1]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"locator": "45"}, "page 45"),
        ({"locator": "3", "label": "chapter", "prefix": "see also"}, "see also chapter 3"),
        ({"locator": "45", "suffix": ", note 3"}, "page 45, note 3"),
        ({"suffix": "passim"}, "passim"),
    ],
)
def test_the_back_link_is_labeled_with_the_citation(data, expected):
    post = make_draft(body=f"<p>a{citing(luthi(), **data)}</p>")
    assert f'<span class="locator">{expected}</span>' in post.rendered_sources


def test_urls_in_references_are_links():
    post = make_draft(body=f"<p>a{citing(luthi(URL='https://example.org/a'))}</p>")
    assert post.rendered_sources.count('<a href="https://example.org/a">') == 2
    assert notes_of(post) == [
        "1 Lorenz M. Lüthi, The Sino-Soviet Split (2008), https://example.org/a."
    ]


def test_a_quotation_is_stored_with_its_sentence():
    source = luthi()
    body = f"<p>One. He said “we split.”{citing(source, quotation='we split')} Then.</p>"
    post = make_draft(body=body)
    assert list(post.citations.values_list("quotation", "before", "after")) == [
        ("we split", "He said “we split.”", "")
    ]


def test_citations_are_recounted_on_every_save():
    post = make_draft(body=f"<p>a{citing(luthi())}</p>")
    rewrite(post, body=post.body)
    rewrite(post, body=post.body)
    assert Post.objects.get(pk=post.pk).citations.count() == 1
