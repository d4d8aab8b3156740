"""Recognizing typed identifiers."""

import pytest

from blog.sources.identifiers import Identifier, comparable_url, normalized, recognize


@pytest.mark.parametrize(
    ("typed", "kind", "value"),
    [
        ("10.1017/S0009443901000572", "doi", "10.1017/s0009443901000572"),
        ("doi:10.1000/182.", "doi", "10.1000/182"),
        ("DOI 10.1000/182", "doi", "10.1000/182"),
        ("https://doi.org/10.1000%2F182", "doi", "10.1000/182"),
        ("http://dx.doi.org/10.1000/182", "doi", "10.1000/182"),
        ("978-0-691-13590-8", "isbn", "9780691135908"),
        ("ISBN-13: 978 0 691 13590 8", "isbn", "9780691135908"),
        ("978–0–691–13590–8", "isbn", "9780691135908"),
        ("0-691-13590-8", "isbn", "9780691135908"),
        ("080442957X", "isbn", "9780804429573"),
        ("ISSN 0305-7410", "issn", "0305-7410"),
        ("PMID: 12345678", "pmid", "12345678"),
        ("https://pubmed.ncbi.nlm.nih.gov/12345678/", "pmid", "12345678"),
        ("arXiv:2101.00001v2", "arxiv", "2101.00001v2"),
        ("https://arxiv.org/abs/hep-th/9901001", "arxiv", "hep-th/9901001"),
        ("https://www.wikidata.org/wiki/Q42", "wikidata", "Q42"),
        (" <https://example.org/a b> ".replace(" b", ""), "url", "https://example.org/a"),
    ],
)
def test_a_typed_identifier_is_recognized_and_normalized(typed, kind, value):
    assert recognize(typed) == Identifier(kind, value)


@pytest.mark.parametrize(
    "typed", ["", "text", "978-0-691-13590-9", "1234-5678", "10.1000", "https://", "Lüthi 2008"]
)
def test_other_text_is_not_an_identifier(typed):
    assert recognize(typed) is None


@pytest.mark.parametrize(
    "other",
    [
        "http://example.org/a?b=1&c=2",
        "https://EXAMPLE.org:443/a/?c=2&b=1",
        "https://example.org/a?b=1&c=2&utm_source=x&fbclid=y#part",
    ],
)
def test_urls_of_one_page_compare_equal(other):
    assert comparable_url(other) == comparable_url("https://example.org/a?b=1&c=2")


def test_the_identifiers_of_an_item_are_normalized():
    item = {"DOI": "https://doi.org/10.1000/X", "ISBN": "no isbn", "URL": "www.example.org/a"}
    assert normalized(item) == {
        "DOI": "10.1000/x",
        "ISBN": "no isbn",
        "URL": "http://www.example.org/a",
    }


def test_a_line_that_is_too_long_is_no_identifier():
    url = "https://example.org/".ljust(2_000, "a")
    assert recognize(url) == Identifier("url", url)
    assert recognize(url + "a") is None
