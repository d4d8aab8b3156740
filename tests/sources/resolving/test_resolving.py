"""Resolving pasted text to a work, with recorded responses of the services."""

import json
from datetime import date

import pytest

from blog.net.fetching import PRODUCT, FetchFailed, FetchRefused
from blog.sources.resolving import How, NothingFound, resolve

CSL = "application/vnd.citationstyles.csl+json"
ARTICLE = {
    "type": "journal-article",
    "title": "Return to Zhenbao Island",
    "subtitle": [],
    "author": [{"family": "Goldstein", "given": "Lyle J.", "sequence": "first"}],
    "container-title": "The China Quarterly",
    "issued": {"date-parts": [[2001, 12]]},
    "page": "985-997",
    "DOI": "10.1000/X",
    "URL": "http://dx.doi.org/10.1000/x",
    "score": 1,
}
BOOK = {
    "ISBN:9780691135908": {
        "title": "The Sino-Soviet Split",
        "subtitle": "Cold War in the Communist World",
        "authors": [{"url": "https://openlibrary.org/authors/OL1A", "name": "Lorenz M. Lüthi"}],
        "publishers": [{"name": "Princeton University Press"}],
        "publish_places": [{"name": "Princeton, NJ"}],
        "publish_date": "January 2008",
        "number_of_pages": 384,
    }
}
EDITION = {"languages": [{"key": "/languages/eng"}], "edition_name": "2nd ed."}


def resolve_now(text):
    return resolve(text, today=date(2026, 11, 24), sender="https://blog.example")


@pytest.mark.parametrize(
    "pasted", ["10.1000/x", "doi:10.1000/X.", "https://doi.org/10.1000/x", " 10.1000/x\n"]
)
def test_a_doi_is_resolved_by_its_registry(internet, pasted):
    internet.page("doi.org/10.1000/x", json.dumps(ARTICLE), kind=CSL)
    found = resolve_now(pasted)
    assert found.how == How.DOI
    assert found.item == {
        "type": "article-journal",
        "title": "Return to Zhenbao Island",
        "author": [{"family": "Goldstein", "given": "Lyle J."}],
        "container-title": "The China Quarterly",
        "issued": {"date-parts": [[2001, 12]]},
        "page": "985-997",
        "DOI": "10.1000/x",
    }
    assert internet.asked[0].header("accept") == CSL
    assert internet.asked[0].header("user-agent") == f"{PRODUCT} (+https://blog.example)"


def test_an_isbn_is_resolved_by_open_library(internet):
    internet.page("openlibrary.org/api/books", json.dumps(BOOK), kind="application/json")
    internet.page(
        "openlibrary.org/isbn/9780691135908.json", json.dumps(EDITION), kind="text/javascript"
    )
    found = resolve_now("ISBN 978-0-691-13590-8")
    assert found.how == How.ISBN
    assert found.item == {
        "type": "book",
        "title": "The Sino-Soviet Split: Cold War in the Communist World",
        "author": [{"family": "Lüthi", "given": "Lorenz M."}],
        "publisher": "Princeton University Press",
        "publisher-place": "Princeton, NJ",
        "issued": {"date-parts": [[2008, 1]]},
        "number-of-pages": "384",
        "language": "en",
        "edition": "2",
        "ISBN": "9780691135908",
    }


def test_a_book_is_found_without_the_record_of_its_edition(internet):
    internet.page("openlibrary.org/api/books", json.dumps(BOOK), kind="application/json")
    assert resolve_now("9780691135908").item["title"].startswith("The Sino-Soviet Split")


def test_a_preprint_is_resolved_by_its_doi(internet):
    internet.page(
        "doi.org/10.48550/arxiv.2101.00001",
        json.dumps({**ARTICLE, "type": "posted-content"}),
        kind=CSL,
    )
    assert resolve_now("arXiv:2101.00001v2").item["type"] == "article"


def test_a_page_is_read_and_its_doi_resolved(internet):
    internet.page(
        "journal.example/article",
        '<meta name="citation_title" content="T"><meta name="citation_doi" content="10.1000/x">'
        '<meta name="citation_language" content="en">',
    )
    internet.page("doi.org/10.1000/x", json.dumps(ARTICLE), kind=CSL)
    found = resolve_now("https://journal.example/article")
    assert (found.how, found.item["title"], found.item["language"]) == (
        How.DOI,
        "Return to Zhenbao Island",
        "en",
    )


def test_the_data_of_the_page_is_used_if_the_registry_fails(internet):
    internet.page(
        "journal.example/10.1000/x", '<meta name="citation_title" content="From the page">'
    )
    found = resolve_now("journal.example/10.1000/x")
    assert (found.how, found.item["title"]) == (How.PAGE, "From the page")


@pytest.mark.parametrize(
    ("pasted", "reason"),
    [
        ("some text", "This is not a URL, DOI or ISBN."),
        ("10.1000/unknown", "No registry has the DOI 10.1000/unknown."),
        ("9780691135908", "Open Library does not have the ISBN 9780691135908."),
    ],
)
def test_an_unknown_work_is_not_found_with_a_reason(internet, pasted, reason):
    internet.page("openlibrary.org/api/books", "{}", kind="application/json")
    internet.page("doi.org/", "")
    with pytest.raises(NothingFound) as nothing:
        resolve_now(pasted)
    assert str(nothing.value) == reason


def test_a_private_host_is_refused(internet):
    internet.name("inside.example", "10.0.0.1")
    with pytest.raises(FetchRefused, match="not on the public internet"):
        resolve_now("https://inside.example/")
    assert internet.asked == []


def test_resolving_without_a_network_fails_with_a_reason(internet):
    with pytest.raises(FetchFailed, match="no website called nowhere"):
        resolve_now("https://nowhere.example/")


@pytest.mark.parametrize("answer", ["[]", '{"title": ""}', "not json", '"text"', "[" * 50_000])
def test_an_invalid_response_of_a_registry_is_not_found(internet, answer):
    internet.page("doi.org/10.1000/x", answer, kind=CSL)
    with pytest.raises((NothingFound, FetchFailed)):
        resolve_now("10.1000/x")
