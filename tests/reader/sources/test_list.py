"""All sources that readers may see, and each of them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from blog.posts.citations.recording import record_consulted
from blog.reader.sources.list import PAGE_SIZE
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
    for nobody in ("nobody", "\0"):
        assert client.get("/sources/", {"after": nobody}).status_code == 404


def test_sources_stand_by_name_or_else_title_then_by_date(client):
    cited(
        make_source(title="Zeal", author=[{"family": "Able"}], issued=None),
        make_source(title="Young", author=[{"family": "Able"}], issued={"date-parts": [[1999]]}),
        make_source(title="Aged", author=[{"family": "able"}], issued={"date-parts": [[2001]]}),
        make_source(title="Ably", author=[]),
        make_source(title="Chess", author=[{"family": "Baker"}]),
    )
    assert titles(client.get("/sources/")) == ["Young", "Aged", "Zeal", "Ably", "Chess"]


def test_pages_go_on_where_names_and_dates_are_the_same(client, monkeypatch):
    monkeypatch.setattr("blog.reader.sources.list.PAGE_SIZE", 2)
    cited(*(make_source(title=title) for title in ("B", "A", "C", "B", "A")))
    met, query = [], ""
    while True:
        response = client.get(f"/sources/{query}")
        met += titles(response)
        if not (query := response.context["next"]):
            break
    assert met == ["A", "A", "B", "B", "C"]


def test_a_hidden_key_is_no_place_to_go_on_from(client):
    make_draft(body=f"<p>{citing(make_source())}</p>")
    assert client.get("/sources/?after=luthi2008").status_code == 404


def test_charts_tell_of_kinds_and_decades(client):
    cited(
        make_source(type="book", issued={"date-parts": [[1969]]}),
        make_source(type="book", issued={"date-parts": [[1987]]}),
        make_source(type="map", issued={"date-parts": [[1987]]}),
    )
    counts = client.get("/sources/").context["counts"]
    assert [(bar.group.label, bar.width) for bar in counts.kind_bars] == [
        ("Book", 100),
        ("Map", 50),
    ]
    assert [(bar.group.label, bar.x, bar.height, bar.y) for bar in counts.decade_bars] == [
        ("1960s", 0, 20, 20),
        ("1980s", 20, 40, 0),
    ]
    assert (counts.total, counts.span) == (3, 3)
    cited(make_source(type="classic", title="Gallic War", issued={"date-parts": [[-44]]}))
    counts = client.get("/sources/").context["counts"]
    assert (counts.decades[0].label, counts.decade_bars) == ("50–41 BCE", [])
    assert titles(client.get("/sources/?decade=-50")) == ["Gallic War"]


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
    assert at_one <= 5


def test_a_source_shows_its_reference_note_and_the_sentences_that_cite_it(client):
    source = make_source(title="The Split", DOI="10.1000/x", archive="An Archive")
    write_source(source, to_csl(source), source_role="secondary", note="Read it twice.")
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


@pytest.mark.parametrize("make", [make_draft, make_scheduled])
def test_a_source_of_drafts_only_stands_nowhere(client, make):
    shown, hidden = make_source(title="Shown"), make_source(title="HIDDEN")
    make(body=f"<p>{citing(hidden)}{citing(shown)}</p>", tags=("War",))
    post = cited(shown, tags=("War",))
    asked = (
        "/sources/",
        "/sources/?q=hidden",
        "/sources/?tag=war",
        *(f"/sources/?format={format}" for format in ("bibtex", "ris", "csl-json")),
        shown.get_absolute_url(),
        f"{post.get_absolute_url()}cite/?sources=bibtex",
    )
    assert not [address for address in asked if b"HIDDEN" in client.get(address).content]
    for address in ("", "cite/", "cite/?format=ris"):
        assert client.get(f"{hidden.get_absolute_url()}{address}").status_code == 404


def test_a_source_whose_post_was_withdrawn_says_so(client):
    source = make_source()
    make_withdrawn(title="Gone", body=f"<p>Taken back.{citing(source)}</p>")
    page = client.get(source.get_absolute_url()).content.decode()
    assert "No longer cited" in page
    assert "Gone" not in page and "Taken back" not in page


def test_identifiers_lead_to_where_they_are_kept(client):
    source = make_source(
        PMID="123", URL="https://a.example/", custom={"arxiv": "2101.00001", "wikidata": "Q42"}
    )
    cited(source)
    links = client.get(source.get_absolute_url()).context["links"]
    assert links == [
        ("PMID 123", "https://pubmed.ncbi.nlm.nih.gov/123/"),
        ("arXiv 2101.00001", "https://arxiv.org/abs/2101.00001"),
        ("Wikidata Q42", "https://www.wikidata.org/wiki/Q42"),
        ("https://a.example/", "https://a.example/"),
    ]


def test_an_empty_blog_says_so(client):
    assert b"No sources yet." in client.get("/sources/").content
