"""The page of one source."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from blog.sources.editing import rename_source, to_csl, write_source
from tests.factories import citing, make_draft, make_post, make_source, make_withdrawn
from tests.reader.sources.test_list import cited

pytestmark = pytest.mark.django_db


def test_a_source_has_its_reference_note_and_citing_sentences(client):
    source = make_source(title="The Split", DOI="10.1000/x", archive="An Archive")
    write_source(source, to_csl(source), source_role="secondary", note="Read it twice.")
    make_post(
        title="Quarrel", body=f"<p>First. It broke in 1960.{citing(source, locator='7')} Then.</p>"
    )
    page = client.get(source.get_absolute_url()).content.decode()
    for text in (
        "Lüthi, Lorenz M. <i>The Split</i>",
        "Read it twice.",
        "secondary source",
        "https://doi.org/10.1000/x",
        "An Archive",
        "Cited in 1 post",
        "It broke in 1960.",
        "/quarrel/#cite-1",
    ):
        assert text in page
    assert "First." not in page


def test_queries_do_not_grow(client):
    source = make_source()

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(source.get_absolute_url()).status_code == 200
        return len(captured)

    cited(source)
    at_one = queries()
    for _number in range(5):
        cited(source, source)
    assert queries() == at_one


def test_a_former_key_redirects(client):
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


def test_a_source_of_a_withdrawn_post_is_no_longer_cited(client):
    source = make_source()
    make_withdrawn(title="Gone", body=f"<p>Taken back.{citing(source)}</p>")
    page = client.get(source.get_absolute_url()).content.decode()
    assert "No longer cited" in page
    assert "Gone" not in page and "Taken back" not in page


def test_identifiers_are_links(client):
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
