"""Microdata as nodes of linked data."""

from selectolax.lexbor import LexborHTMLParser

from blog.sources.resolving.microdata import MAX_ITEMS, microdata


def test_items_have_their_parts_and_each_kind_of_value():
    html = """<div itemscope itemtype="https://schema.org/Book" itemid="urn:isbn:1">
    <b itemprop="name"> The <i>Split</i> </b><meta itemprop="isbn" content="978">
    <a itemprop="url sameAs" href="/b">x</a><time itemprop="datePublished" datetime="2008">y</time>
    <p itemprop="author" itemscope itemtype="https://schema.org/Person">
    <span itemprop="name">A</span></p><p itemprop="author">B</p></div>
    <p itemprop="name">outside</p>"""
    assert microdata(LexborHTMLParser(html)) == [
        {
            "@type": ["https://schema.org/Book"],
            "@id": "urn:isbn:1",
            "name": ["The Split"],
            "isbn": ["978"],
            "url": ["/b"],
            "sameAs": ["/b"],
            "datePublished": ["2008"],
            "author": [{"@type": ["https://schema.org/Person"], "@id": "", "name": ["A"]}, "B"],
        }
    ]


def test_a_page_without_items_and_one_with_too_many():
    assert microdata(LexborHTMLParser("<p>text</p>")) == []
    html = "<div itemscope itemtype='https://schema.org/Book'></div>" * (MAX_ITEMS + 50)
    assert len(microdata(LexborHTMLParser(html))) == MAX_ITEMS
