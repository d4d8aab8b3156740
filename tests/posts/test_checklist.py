"""What is looked at before a post goes out."""

import pytest

from blog.posts.checklist import checks_of
from blog.posts.history.models import Wording
from blog.posts.models import Post
from tests.factories import citing, make_draft, make_picture, make_source

pytestmark = pytest.mark.django_db


def advice(post: Post) -> dict[str, str]:
    looked_at = checks_of(Wording.of(post), has_lead_picture=bool(post.lead_picture_id))
    said = {check.title: check.advice for check in looked_at if not check.is_well}
    assert looked_at.to_mend == len(said)
    return said


def of_text(body: str) -> dict[str, str]:
    """What is said of a post in which all but the text is well."""
    post = make_draft(body=body, summary="s" * 80, lead_picture=make_picture(), tags=("a",))
    return advice(post)


def test_a_post_in_which_all_is_well():
    body = f'<h2>One</h2><h3>Two</h3><p>A <a href="https://example.org/">b</a>{citing(make_source())}</p>'
    assert of_text(body) == {}


def test_an_empty_draft_lacks_most():
    assert advice(make_draft(body="")) == {
        "Lead picture": "There is none.",
        "Summary": "There is none: lists show the beginning of the text.",
        "Tags": "There is none.",
    }


@pytest.mark.parametrize(
    ("record", "mark", "is_well"),
    [
        ({"alt": ""}, "", False),
        ({"alt": ""}, 'data-alt="A map"', True),
        ({"alt": ""}, 'data-decorative="true"', True),
        ({"alt": "A map"}, "", True),
    ],
)
def test_a_picture_has_words_unless_it_is_decorative(record, mark, is_well):
    picture = make_picture(**record)
    found = of_text(f'<figure data-picture="{picture.pk}" {mark}></figure>')
    assert ("Alternative texts" not in found) == is_well


@pytest.mark.parametrize(
    ("html", "advice"),
    [
        ('<a href="https:///x">a</a>', "“https:///x” leads nowhere"),
        ('<a href="http://localhost/x">a</a>', "“http://localhost/x” opens for you alone"),
        ('<a href="/admin/blog/">a</a>', "“/admin/blog/” opens for you alone"),
        ('<a href="https://example.org/"> </a>', "the link to https://example.org/ has no words"),
    ],
)
def test_links(html, advice):
    assert of_text(f"<p>{html}</p>") == {"Links": advice}


@pytest.mark.parametrize(
    ("html", "advice"),
    [
        ("<h3>Deep</h3>", "“Deep” is a step too deep"),
        ("<h2>A</h2><h4>Deep</h4><h3>b</h3>", "“Deep” is a step too deep"),
        ("<h2></h2>", "a heading has no words"),
    ],
)
def test_headings(html, advice):
    assert of_text(html) == {"Headings in order": advice}


def test_a_citation_of_nothing():
    found = of_text('<p>a<cite-ref data-source="999"></cite-ref></p>')
    assert found == {
        "Citations": "1 citation names a source that is no longer there: cite it again."
    }


def test_a_source_without_author_or_date():
    found = of_text(f"<p>a{citing(make_source(title='Letters', author=[]))}</p>")
    assert found == {"Sources without data": "No author or no date: Letters 2008"}


@pytest.mark.parametrize("length", [10, 300])
def test_a_summary_too_short_or_too_long(length):
    assert f"It has {length} characters" in advice(make_draft(summary="s" * length))["Summary"]
