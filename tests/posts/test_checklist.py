"""The checklist before publishing."""

import pytest

from blog.posts.checklist import checklist_of
from blog.posts.history.wordings import Wording
from blog.posts.models import Post
from tests.factories import citing, make_draft, make_picture, make_source

pytestmark = pytest.mark.django_db


def advice(post: Post) -> dict[str, str]:
    checklist = checklist_of(Wording.of(post), has_lead_picture=bool(post.lead_picture_id))
    found = {check.title: check.advice for check in checklist if not check.is_ok}
    assert checklist.open_count == len(found)
    return found


def of_text(body: str) -> dict[str, str]:
    """Return the advice for a post that is complete except for its text."""
    post = make_draft(body=body, summary="s" * 80, lead_picture=make_picture(), tags=("a",))
    return advice(post)


def test_a_complete_post_has_no_advice():
    body = f'<h2>One</h2><h3>Two</h3><p>A <a href="https://example.org/">b</a>{citing(make_source())}</p>'
    assert of_text(body) == {}


def test_an_empty_draft_lacks_almost_everything():
    assert advice(make_draft(body="")) == {
        "Lead picture": "None.",
        "Summary": "None: lists show the beginning of the text.",
        "Tags": "None.",
    }


@pytest.mark.parametrize(
    ("record", "mark", "is_ok"),
    [
        ({"alt": ""}, "", False),
        ({"alt": ""}, 'data-alt="A map"', True),
        ({"alt": ""}, 'data-decorative="true"', True),
        ({"alt": "A map"}, "", True),
    ],
)
def test_a_picture_needs_alt_text_unless_it_is_decorative(record, mark, is_ok):
    picture = make_picture(**record)
    found = of_text(f'<figure data-picture="{picture.pk}" {mark}></figure>')
    assert ("Alt text" not in found) == is_ok


@pytest.mark.parametrize(
    ("html", "advice"),
    [
        ('<a href="https:///x">a</a>', "“https:///x” is not a valid URL"),
        ('<a href="//[">a</a>', "“//[” is not a valid URL"),
        ('<a href="http://localhost/x">a</a>', "“http://localhost/x” does not open for readers"),
        ('<a href="/admin/blog/">a</a>', "“/admin/blog/” does not open for readers"),
        ('<a href="https://example.org/"> </a>', "the link to https://example.org/ has no text"),
    ],
)
def test_links(html, advice):
    assert of_text(f"<p>{html}</p>") == {"Links": advice}


@pytest.mark.parametrize(
    ("html", "advice"),
    [
        ("<h3>Deep</h3>", "“Deep” skips a level"),
        ("<h2>A</h2><h4>Deep</h4><h3>b</h3>", "“Deep” skips a level"),
        ("<h2></h2>", "a heading is empty"),
    ],
)
def test_headings(html, advice):
    assert of_text(html) == {"Heading levels": advice}


def test_a_citation_without_a_source():
    found = of_text('<p>a<cite-ref data-source="999"></cite-ref></p>')
    assert found == {"Citations": "1 citation refers to a deleted source: cite it again."}


def test_a_source_without_author_or_date():
    found = of_text(f"<p>a{citing(make_source(title='Letters', author=[]))}</p>")
    assert found == {"Incomplete sources": "No author or no date: Letters 2008"}


@pytest.mark.parametrize(
    ("length", "advice_given"),
    [
        (0, "None: lists show the beginning of the text."),
        (49, "49 characters; aim for 50 to 200."),
        (50, None),
        (200, None),
        (201, "201 characters; aim for 50 to 200."),
    ],
)
def test_length_of_the_summary(length, advice_given):
    assert advice(make_draft(summary="s" * length)).get("Summary") == advice_given
