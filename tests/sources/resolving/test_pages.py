"""The metadata of web pages."""

from datetime import date

import pytest

from blog.sources.resolving.pages import read_page

TODAY = date(2026, 11, 24)
ACCESSED = {"date-parts": [[2026, 11, 24]]}

JOURNAL = """<html lang="en"><head><title>Return to Zhenbao | Quarterly Studies</title>
<meta name="citation_title" content="Return to Zhenbao">
<meta name="citation_author" content="Goldstein, Lyle J.">
<meta name="citation_author" content="Ann Other">
<meta name="citation_journal_title" content="Quarterly Studies">
<meta name="citation_publication_date" content="2001/12/03">
<meta name="citation_volume" content="12"><meta name="citation_issue" content="168">
<meta name="citation_firstpage" content="985"><meta name="citation_lastpage" content="997">
<meta name="citation_doi" content="doi:10.1000/X.182">
<meta name="citation_issn" content="0305-7410"></head></html>"""

NEWSPAPER = """<html lang="en-GB"><head><title>Talks resume - The Evening Post</title>
<link rel="canonical" href="/world/talks-resume">
<meta property="og:site_name" content="The Evening Post">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
 {"@type": "NewsArticle", "headline": "Talks resume in Beijing",
  "datePublished": "1989-05-16T08:00:00Z",
  "author": [{"@type": "Person", "name": "Jane van Dyke"}], "articleSection": "World",
  "publisher": {"@type": "Organization", "name": "The Evening Post"}}]}</script></head></html>"""

MUSEUM = """<html><head><title>Object 12</title><meta name="DC.title" content="Map of the Amur">
<meta name="DC.creator" content="Anna Carta"><meta name="DC.date" content="1861">
<meta name="DC.publisher" content="City Museum">
<meta name="DC.type" content="Image"></head></html>"""


def read(html, url="https://www.example.org/a/b"):
    return read_page(html, url=url, today=TODAY)


def test_a_journal_article_by_its_citation_tags():
    assert read(JOURNAL) == {
        "type": "article-journal",
        "title": "Return to Zhenbao",
        "author": [
            {"family": "Goldstein", "given": "Lyle J."},
            {"family": "Other", "given": "Ann"},
        ],
        "container-title": "Quarterly Studies",
        "issued": {"date-parts": [[2001, 12, 3]]},
        "volume": "12",
        "issue": "168",
        "page": "985-997",
        "DOI": "doi:10.1000/X.182",
        "ISSN": "0305-7410",
        "language": "en",
        "URL": "https://www.example.org/a/b",
        "accessed": ACCESSED,
    }


def test_a_newspaper_article_by_its_linked_data():
    item = read(NEWSPAPER)
    assert {name: item[name] for name in ("type", "title", "author", "container-title")} == {
        "type": "article-newspaper",
        "title": "Talks resume in Beijing",
        "author": [{"family": "Dyke", "given": "Jane", "non-dropping-particle": "van"}],
        "container-title": "The Evening Post",
    }
    assert item["issued"] == {"date-parts": [[1989, 5, 16]]}
    assert item["URL"] == "https://www.example.org/world/talks-resume"


def test_a_museum_s_page_by_dublin_core():
    item = read(MUSEUM)
    assert (item["title"], item["author"], item["issued"]) == (
        "Map of the Amur",
        [{"family": "Carta", "given": "Anna"}],
        {"date-parts": [[1861]]},
    )


def test_a_page_with_only_a_title_and_an_empty_page():
    assert read("<title>Only a title</title>")["title"] == "Only a title"
    assert read("")["title"] == "www.example.org/a/b"


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000,
        "<script type='application/ld+json'>" + "[" * 100_000,
        '<script type="application/ld+json">{"@type": ["Article", 1], "headline": {"a": []},'
        ' "author": [[[null]]], "datePublished": {"x": 1}, "publisher": 7}</script>',
        '<meta name="citation_publication_date" content="9999/99/99"><meta name="citation_author">',
        "<title>" + "x" * 1_000_000,
        "\0\ufffe<title>\0</title>",
    ],
)
def test_a_hostile_page_has_a_title_and_does_no_harm(html):
    item = read(html)
    assert 0 < len(item["title"]) <= 1_000
    assert "issued" not in item or item["issued"].get("date-parts")


def test_a_script_in_a_title_is_text():
    item = read("<meta property='og:title' content='&lt;script&gt;alert(1)&lt;/script&gt; & more'>")
    assert item["title"] == "<script>alert(1)</script> & more"


def test_a_chapter_has_the_title_of_its_book():
    item = read(
        """<title>First Steps</title><script type="application/ld+json">
        {"@context": "https://schema.org", "@type": "Chapter", "headline": "First Steps",
         "isPartOf": {"@type": "Book", "name": "Walking", "isbn": "978-0-691-13590-8"}}</script>"""
    )
    assert (item["type"], item["container-title"]) == ("chapter", "Walking")
    assert item["ISBN"] == "978-0-691-13590-8"
