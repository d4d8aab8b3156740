"""All sources that readers may see, and each of them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from blog.posts.citing import record_consulted
from blog.reader.sources import PAGE_SIZE
from blog.sources.editing import rename_source, to_csl, write_source
from tests.factories import (
    citing,
    make_draft,
    make_post,
    make_scheduled,
    make_source,
    make_withdrawn,
)

pytestmark = pytest.mark.django_db


def cited(*sources, **fields):
    return make_post(body="".join(f"<p>a{citing(source)}</p>" for source in sources), **fields)


def titles(response) -> list[str]:
    return [source.title for source, _coins in response.context["sources"]]


def test_only_what_was_ever_shown_is_listed(client):
    names = ("live", "withdrawn", "consulted", "draft", "scheduled", "unused")
    works = {name: make_source(title=name) for name in names}
    cited(works["live"])
    make_withdrawn(body=f"<p>{citing(works['withdrawn'])}</p>")
    record_consulted(make_post(), [works["consulted"]])
    make_draft(body=f"<p>{citing(works['draft'])}</p>")
    make_scheduled(body=f"<p>{citing(works['scheduled'])}</p>")
    assert titles(client.get("/sources/")) == ["consulted", "live", "withdrawn"]
    found = {name: client.get(works[name].get_absolute_url()).status_code for name in names}
    assert found == {
        **dict.fromkeys(("live", "withdrawn", "consulted"), 200),
        **dict.fromkeys(("draft", "scheduled", "unused"), 404),
    }


def test_filters_narrow_the_list(client):
    book = make_source(title="A Book", issued={"date-parts": [[1998]]})
    film = make_source(title="A Film", type="motion_picture", issued={"date-parts": [[2008]]})
    cited(book, tags=("War",))
    cited(film)
    assert titles(client.get("/sources/?kind=motion_picture")) == ["A Film"]
    assert titles(client.get("/sources/?decade=1990")) == ["A Book"]
    assert titles(client.get("/sources/?tag=war")) == ["A Book"]
    assert titles(client.get("/sources/?q=film")) == ["A Film"]
    assert titles(client.get("/sources/?kind=none")) == []


def test_pages_follow_each_other_without_loss(client):
    sources = [make_source(title=f"Work {number:03}") for number in range(PAGE_SIZE + 3)]
    cited(*sources)
    first = client.get("/sources/")
    second = client.get("/sources/" + first.context["next"])
    assert titles(first) + titles(second) == [source.title for source in sources]
    assert second.context["next"] == ""
    assert client.get("/sources/?after=nobody").status_code == 404


def test_the_list_costs_the_same_however_long_it_is(client):
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get("/sources/").status_code == 200
        return len(asked)

    cited(make_source(), tags=("War",))
    at_one = queries()
    cited(*(make_source(issued={"date-parts": [[1900 + n]]}) for n in range(29)), tags=("Peace",))
    assert queries() == at_one
    assert at_one <= 7


def test_a_source_shows_its_reference_note_and_the_sentences_that_cite_it(client):
    source = make_source(title="The Split", DOI="10.1000/x", archive="An Archive")
    write_source(source, to_csl(source), standing="secondary", note="Read it twice.")
    make_post(
        title="Quarrel", body=f"<p>First. It broke in 1960.{citing(source, locator='7')} Then.</p>"
    )
    page = client.get(source.get_absolute_url()).content.decode()
    for words in (
        "Lüthi, Lorenz M. <i>The Split</i>",
        "Read it twice.",
        "secondary source",
        "https://doi.org/10.1000/x",
        "An Archive",
        "Cited in 1 post",
        "It broke in 1960.",
        "/quarrel/#cite-1",
    ):
        assert words in page
    assert "First." not in page


def test_a_source_costs_the_same_however_often_it_is_cited(client):
    source = make_source()

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(source.get_absolute_url()).status_code == 200
        return len(asked)

    cited(source)
    at_one = queries()
    for _number in range(5):
        cited(source, source)
    assert queries() == at_one


def test_a_former_key_leads_to_the_source(client):
    source = make_source()
    cited(source)
    rename_source(source, key="split")
    response = client.get("/sources/luthi2008/")
    assert (response.status_code, response["Location"]) == (301, "/sources/split/")


def test_the_former_key_of_a_hidden_source_is_not_found(client):
    source = make_source()
    make_draft(body=f"<p>{citing(source)}</p>")
    rename_source(source, key="split")
    assert client.get("/sources/luthi2008/").status_code == 404


def test_a_hostile_title_stays_text(client):
    source = make_source(title="<script>alert(1)</script>")
    cited(source)
    for address in ("/sources/", source.get_absolute_url(), source.get_absolute_url() + "cite/"):
        assert "<script>alert" not in client.get(address).content.decode()


def test_what_is_filtered_can_be_taken_away(client):
    cited(make_source(title="A Book"), make_source(title="A Film", type="motion_picture"))
    response = client.get("/sources/?kind=motion_picture&format=bibtex")
    assert response["Content-Disposition"] == 'attachment; filename="sources.bib"'
    assert b"A Film" in response.content and b"A Book" not in response.content
    assert client.get("/sources/?format=word").status_code == 404


def test_an_empty_blog_says_so(client):
    assert b"Nothing is cited here yet." in client.get("/sources/").content
