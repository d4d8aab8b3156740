"""How to cite a post, a comment or a source."""

from datetime import UTC, datetime

import pytest
import time_machine

from blog.site.models import Site
from tests.factories import (
    citing,
    make_account,
    make_comment,
    make_draft,
    make_post,
    make_source,
    make_withdrawn,
    rewrite,
)

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("today"),
]


@pytest.fixture
def today():
    with time_machine.travel(datetime(2026, 11, 24, 12, tzinfo=UTC), tick=False):
        yield


def citations_in(response) -> dict[str, str]:
    return {citation.id: citation.text for citation in response.context["citations"]}


def test_a_post_in_three_styles_and_three_formats(client):
    Site.objects.update_or_create(pk=1, defaults={"name": "River Notes"})
    post = make_post(title="The Split", author=make_account(name="Ann Author"))
    citations = citations_in(client.get(post.get_absolute_url() + "cite/"))
    url = "http://testserver/2013/07/the-split/"
    assert citations["chicago-notes-bibliography"] == (
        "Author, Ann. “The Split.” <i>River Notes</i>, July 15, 2013. "
        f"Accessed November 24, 2026. {url}."
    )
    assert citations["apa"] == (
        "Author, A. (2013, July 15). The Split. <i>River Notes</i>. "
        f"Retrieved November 24, 2026, from {url}"
    )
    assert citations["modern-language-association"] == (
        "Author, Ann. “The Split.” <i>River Notes</i>, 15 July 2013, "
        "testserver/2013/07/the-split/. Accessed November 24, 2026."
    )
    assert set(citations) == {
        *("chicago-notes-bibliography", "apa", "modern-language-association"),
        *("bibtex", "ris", "csl-json"),
    }


def test_a_post_as_a_file(client):
    post = make_post(title="The Split")
    response = client.get(post.get_absolute_url() + "cite/?format=ris")
    assert response["Content-Type"] == "application/x-research-info-systems; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="the-split.ris"'
    assert "TY  - BLOG" in response.content.decode()


def test_the_sources_of_a_post_as_a_file(client):
    post = make_post(
        body=f"<p>{citing(make_source(title='One'))}{citing(make_source(title='Two'))}</p>"
    )
    text = client.get(post.get_absolute_url() + "cite/?sources=bibtex").content.decode()
    assert text.index("One") < text.index("Two")


def test_a_comment_is_cited_by_its_own_url(client):
    post = make_post(title="The Split")
    comment = make_comment(post=post, name="Ben")
    citations = citations_in(client.get(f"{post.get_absolute_url()}cite/?comment={comment.pk}"))
    assert "Comment on “The Split”" in citations["csl-json"]
    assert f"#c{comment.pk}" in citations["csl-json"]


@pytest.mark.parametrize("number", ["x", "9" * 30, ""])
def test_a_comment_that_cannot_exist_is_not_found(client, number):
    post = make_post()
    assert client.get(f"{post.get_absolute_url()}cite/?comment={number}").status_code == 404


@pytest.mark.parametrize("state", ["pending", "removed"])
def test_a_comment_that_is_not_shown_leads_to_its_post(client, state):
    comment = make_comment(state=state)
    path = f"{comment.post.get_absolute_url()}cite/"
    for number in (0, comment.pk):
        response = client.get(path, {"comment": number})
        assert (response.status_code, response["Location"]) == (302, path)


def test_posts_that_are_not_live_cannot_be_cited(client):
    assert client.get(make_withdrawn().get_absolute_url() + "cite/").status_code == 410
    assert client.get("/nothing/cite/").status_code == 404
    make_draft(slug="draft")
    assert client.get("/2013/07/draft/cite/").status_code == 404
    assert client.get(make_post().get_absolute_url() + "cite/?format=word").status_code == 404


def test_a_former_path_redirects(client):
    post = make_post(title="Old")
    rewrite(post, slug="new")
    response = client.get("/2013/07/old/cite/?format=ris")
    assert response.status_code == 301
    assert response["Location"] == "/2013/07/new/cite/?format=ris"


def test_a_null_character_is_not_found(client):
    assert client.get("/%00/cite/").status_code == 404


def test_a_post_called_cite_is_shown(client):
    post = make_post(title="Cite", slug="cite")
    page = client.get(post.get_absolute_url()).content.decode()
    assert '<h1 class="p-name post-title">Cite</h1>' in page
    assert client.get(post.get_absolute_url() + "cite/").context["title"] == "Cite"


def test_a_source_is_cited_in_the_same_ways(client):
    source = make_source(title="The Split")
    make_post(body=f"<p>{citing(source)}</p>")
    citations = citations_in(client.get(source.get_absolute_url() + "cite/"))
    assert citations["apa"] == "Lüthi, L. M. (2008). <i>The Split</i>."
    hidden = make_source(title="Hidden")
    assert client.get(hidden.get_absolute_url() + "cite/").status_code == 404
