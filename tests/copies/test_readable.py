"""The readable text of pages: the article, its blocks, and nothing that acts."""

import pytest

from blog.copies import readable
from blog.copies.readable import Readable, plain_text, readable_pages, readable_text

PROSE = "The engine weaves algebraic patterns just as the loom weaves flowers. " * 5


def blocks(html: str) -> list[tuple[str, str]]:
    return list(readable_text(html).blocks)


def test_blocks_keep_their_order_and_kind():
    html = """<h1>Letter</h1><p>Dear <b>Ada</b>,<br>hello.</p><ul><li><p>one</p><li>two</ul>
    <blockquote><p>Quoted</p></blockquote><pre>a\n  b</pre><table><tr><td>1<td>2</table>loose"""
    assert blocks(html) == [
        ("h2", "Letter"),
        ("p", "Dear Ada, hello."),
        ("li", "one"),
        ("li", "two"),
        ("blockquote", "Quoted"),
        ("pre", "a\n  b"),
        ("li", "1 2"),
        ("p", "loose"),
    ]


@pytest.mark.parametrize(
    "around",
    [
        "<nav>Home</nav>",
        "<header>My site</header>",
        "<footer>Imprint</footer>",
        "<aside>Buy</aside>",
        "<div class='cookie-banner'>We use cookies</div>",
        "<div id='comments'>Nice!</div>",
        "<form><input><p>Search</p></form>",
        "<script>alert(1)</script><style>p{}</style><noscript>Scripts!</noscript>",
        "<p hidden>Secret</p>",
        "<svg><text>Logo</text></svg>",
    ],
)
def test_what_surrounds_the_article_is_left_out(around):
    assert blocks(f"<div>{around}</div><div><p>{PROSE}</p></div>") == [("p", PROSE.strip())]


def test_a_marked_article_is_taken_with_its_header():
    html = f"<div>{PROSE}</div><main><header><h1>Title</h1></header><p>{PROSE}</p></main>"
    assert blocks(html) == [("h2", "Title"), ("p", PROSE.strip())]


def test_the_element_with_most_prose_is_taken():
    menu = "".join(f"<li><a>{word}</a>" for word in PROSE.split()[:8])
    html = f"<div><ul>{menu}</ul></div><div><h2>Title</h2><p>{PROSE}</p><p>{PROSE}</p></div>"
    assert [tag for tag, _text in blocks(html)] == ["h2", "p", "p"]


def test_a_page_without_article_is_taken_whole():
    assert blocks("<div>one</div><div>two</div>") == [("p", "one"), ("p", "two")]
    assert blocks("") == []


def test_the_title_is_the_documents():
    assert (
        readable_text("<title> A \n letter </title><svg><title>x</title></svg>").title == "A letter"
    )


def test_html_is_escaped_and_read_back():
    read = readable_text("<p>1 &lt; 2 &amp; <ul><li>a<li>b</ul><p>&lt;script&gt;</p>")
    assert read.html == (
        "<p>1 &lt; 2 &amp;</p>\n<ul><li>a</li><li>b</li></ul>\n<p>&lt;script&gt;</p>"
    )
    assert plain_text(read.html) == read.text == "1 < 2 &\na\nb\n<script>"


def test_text_and_nesting_are_limited(monkeypatch):
    monkeypatch.setattr(readable, "MAX_TEXT", 10)
    assert blocks("<p>123456<p>123456<p>7") == [("p", "123456"), ("p", "1234")]
    assert blocks("<p>123456<p>7890<p>x") == [("p", "123456"), ("p", "7890")]
    assert blocks("<div>" * 200_000 + "deep") == []


def test_pages_of_a_document_are_blocks():
    read = readable_pages(["one", "", "two"], title="Paper")
    assert (read.title, read.blocks) == ("Paper", (("p", "one"), ("p", "two")))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"<main><p>{PROSE}</p><div class='share-links'>Share</div></main>", ["p"]),
        (f"<p>{PROSE}</p><footer>Imprint</footer>", ["p"]),
        (f"<article><header><h1>Title</h1></header><p>{PROSE}</p></article>", ["h2", "p"]),
        (f"<div id='comments'><p>{PROSE}</p></div>", ["p"]),  # holds most of the page's text
        (f"<article class='related'>Title</article><p>{PROSE}</p>", ["p", "p"]),
    ],
)
def test_clutter_is_left_out_unless_it_holds_much_of_the_text(body, expected):
    assert [tag for tag, _text in blocks(body)] == expected


def test_an_element_with_several_parts_of_the_prose_is_taken_whole():
    parts = f"<section><p>{PROSE}</p></section>" * 3
    assert len(blocks(f"<div>{parts}</div><div>Elsewhere</div>")) == 3


def test_a_marked_article_with_little_of_the_text_is_not_taken():
    html = f"<div><article>Teaser</article></div><div><p>{PROSE}</p></div>"
    assert blocks(html) == [("p", PROSE.strip())]


def test_lines_of_code_and_parts_of_lists_stay_apart():
    html = (
        "<pre>a<br>b\n</pre><dl><dt>Term<dd>Sense</dl><details><summary>More</summary>x</details>"
    )
    assert blocks(html) == [
        ("pre", "a\nb"),
        ("li", "Term"),
        ("li", "Sense"),
        ("h3", "More"),
        ("p", "x"),
    ]


def test_a_page_of_frames_has_no_text():
    assert readable_text("<title>Old</title><frameset><frame></frameset>") == Readable("Old", ())
