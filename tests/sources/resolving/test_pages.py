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


MICRODATA = """<html><head><title>Grain &amp; Water – Canal Review</title></head><body>
<div itemscope itemtype="https://schema.org/BreadcrumbList"><span itemprop="name">Home</span></div>
<article itemscope itemtype="https://schema.org/BlogPosting">
<h1 itemprop="headline">Grain &amp; Water</h1>
By <span itemprop="author" itemscope itemtype="https://schema.org/Person">
 <a itemprop="url" href="/jane"><span itemprop="name">Jane Miller</span></a></span>
<time itemprop="datePublished" datetime="2019-04-02T10:00">April 2</time>
<span itemprop="isPartOf" itemscope itemtype="https://schema.org/Blog">
 <meta itemprop="name" content="Canal Review"></span>
<div itemprop="articleBody">…</div></article></body></html>"""


def test_a_blog_post_by_its_microdata():
    assert read(MICRODATA) == {
        "type": "post-weblog",
        "title": "Grain & Water",
        "author": [{"family": "Miller", "given": "Jane"}],
        "container-title": "Canal Review",
        "issued": {"date-parts": [[2019, 4, 2]]},
        "URL": "https://www.example.org/a/b",
        "accessed": ACCESSED,
    }


def linked(*nodes: str, title: str = "Talks resume", head: str = "") -> str:
    data = f"[{', '.join(nodes)}]"
    script = f'<script type="application/ld+json">{data}</script>'
    return f"<html><head><title>{title}</title>{head}{script}</head></html>"


ARTICLE = '{"@type": "NewsArticle", "headline": "Talks resume"%s}'
DATASET = '{"@type": "Dataset", "name": "Tariffs 1990"%s}'


@pytest.mark.parametrize(
    "nodes",
    [
        (DATASET % "", ARTICLE % ""),
        (DATASET % ', "url": "https://data.example.org/tariffs"', ARTICLE % ""),
        (DATASET % "", ARTICLE % ', "url": "https://www.example.org/a/b"'),
        (DATASET % "", ARTICLE % ', "mainEntityOfPage": {"@id": "http://example.org/a/b/"}'),
        (
            DATASET % "",
            ARTICLE % "",
            '{"@type": "WebPage", "url": "https://www.example.org/a/b", "name": "Talks resume"}',
        ),
    ],
)
def test_the_work_that_the_page_is_about_is_believed(nodes):
    item = read(linked(*nodes))
    assert (item["type"], item["title"]) == ("article-newspaper", "Talks resume")


def test_a_page_about_a_dataset_is_a_dataset():
    item = read(linked(DATASET % "", title="Tariffs 1990 | Data"))
    assert (item["type"], item["title"]) == ("dataset", "Tariffs 1990")


def test_entities_that_were_escaped_twice_are_decoded():
    node = '{"@type": "NewsArticle", "headline": "Fish &amp; Chips", "author": "Q&amp;A Desk"}'
    item = read(linked(node, title="Fish &amp;amp; Chips"))
    assert item["title"] == "Fish & Chips"
    meta = '<meta property="og:title" content="Caf&amp;eacute; &amp;#8217;68">'
    assert read(f"<html><head>{meta}</head></html>")["title"] == "Café ’68"


@pytest.mark.parametrize(
    "html",
    [
        '<meta property="article:published" content="2019-04-02T10:00:00Z">',
        '<meta name="parsely-pub-date" content="2019-04-02">',
        '<article><header><time datetime="2019-04-02">2 April</time></header></article>',
        '<aside><time datetime="2001-01-01"></time></aside>'
        '<article><p><time datetime="2019-04-02">2 April</time></p></article>',
        '<time class="entry-date" datetime="2019-04-02">2 April</time>',
    ],
)
def test_the_day_of_publication_is_found_where_pages_write_it(html):
    assert read(f"<html><body><h1>T</h1>{html}</body></html>")["issued"] == {
        "date-parts": [[2019, 4, 2]]
    }


WIKIPEDIA = """<html lang="{lang}"><head><title>{title}</title>
<script type="application/ld+json">{{"@context": "https://schema.org", "@type": "Article",
"name": "Amur", "url": "https://{lang}.wikipedia.org/wiki/Amur",
"author": {{"@type": "Organization", "name": "Contributors to Wikimedia projects"}},
"publisher": {{"@type": "Organization", "name": "Wikimedia Foundation, Inc."}},
"datePublished": "2002-02-25T15:51:15Z", "dateModified": "2026-10-01T10:00:00Z"}}</script>
</head><body><h1>Amur</h1></body></html>"""


@pytest.mark.parametrize(
    ("lang", "title", "name"),
    [
        ("en", "Amur - Wikipedia", "Wikipedia"),
        ("fr", "Amur — Wikipédia", "Wikipédia"),
        ("zh", "Amur - 维基百科，自由的百科全书", "维基百科"),
        ("de", "Something else", "Wikipedia"),
    ],
)
def test_an_article_of_wikipedia_knows_its_site(lang, title, name):
    url = f"https://{lang}.wikipedia.org/wiki/Amur"
    assert read(WIKIPEDIA.format(lang=lang, title=title), url) == {
        "type": "entry-encyclopedia",
        "title": "Amur",
        "container-title": name,
        "issued": {"date-parts": [[2026, 10, 1]]},
        "language": lang,
        "URL": url,
        "accessed": ACCESSED,
    }


def test_a_host_that_only_ends_like_an_encyclopedia_is_none():
    assert read("<title>A</title>", "https://notwikipedia.org/wiki/A")["type"] == "webpage"
