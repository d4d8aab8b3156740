import pytest

from blog.imports.readers.ghost.cards import card_html
from blog.imports.readers.ghost.lexical import lexical_html
from blog.imports.readers.ghost.mobiledoc import mobiledoc_html
from blog.imports.readers.texts.changes import Changes


def test_mobiledoc_becomes_html():
    document = {
        "markups": [["strong"], ["a", ["href", "https://a.example/?b=1&c=2"]], ["script"]],
        "atoms": [["soft-return", "", {}]],
        "cards": [["hr", {}], ["code", {"code": "a < b\n", "language": "c"}], ["odd", {}]],
        "sections": [
            [1, "h2", [[0, [], 0, "A & B"]]],
            [1, "p", [[0, [0], 0, "x"], [0, [1], 2, "y"], [1, [], 0, 0], [0, [2], 1, "z"]]],
            [3, "ol", [[[0, [], 0, "1"]], [[0, [], 0, "2"]]]],
            [10, 0],
            [10, 1],
            [10, 2],
            [10, 99],
            [2, "a.jpg"],
        ],
    }
    changes = Changes()
    assert mobiledoc_html(document, changes) == (
        "<h2>A &amp; B</h2><p><strong>x"
        '<a href="https://a.example/?b=1&amp;c=2">y</a></strong><br><span>z</span></p>'
        "<ol><li>1</li><li>2</li></ol><hr>"
        '<pre data-language="c"><code>a &lt; b\n</code></pre><img src="a.jpg">'
    )
    assert list(changes.sentences()) == [
        "The card “odd” is unknown and was left out.",
        "A section of an unknown kind was left out.",
    ]


def test_lexical_becomes_html():
    runs = [
        {"type": "extended-text", "text": "bold ", "format": 3},
        {"type": "link", "url": "https://a.example/", "children": [{"type": "text", "text": "l"}]},
        {"type": "linebreak"},
        {"type": "text", "text": "<c>", "format": 16},
    ]
    document = {
        "root": {
            "children": [
                {
                    "type": "extended-heading",
                    "tag": "h3",
                    "children": [{"type": "text", "text": "H"}],
                },
                {"type": "paragraph", "children": runs},
                {
                    "type": "list",
                    "listType": "number",
                    "start": 3,
                    "children": [{"type": "listitem", "children": [{"type": "text", "text": "i"}]}],
                },
                {"type": "horizontalrule"},
                {"type": "image", "src": "a.jpg", "alt": "A", "caption": "C"},
                {"type": "paywall"},
            ]
        }
    }
    changes = Changes()
    assert lexical_html(document, changes) == (
        "<h3>H</h3><p><em><strong>bold </strong></em>"
        '<a href="https://a.example/">l</a><br><code>&lt;c&gt;</code></p>'
        '<ol start="3"><li>i</li></ol><hr>'
        '<figure><img src="a.jpg" alt="A"><figcaption>C</figcaption></figure>'
    )
    assert list(changes.sentences()) == [
        "The card “paywall”, which is not part of the text, was left out."
    ]


def test_lexical_is_not_followed_for_ever():
    node: dict = {"type": "text", "text": "x"}
    for _number in range(200):
        node = {"type": "quote", "children": [node]}
    changes = Changes()
    assert "x" not in lexical_html({"root": {"children": [node]}}, changes)
    assert list(changes.sentences()) == ["The text ends where its elements are nested too deeply."]


@pytest.mark.parametrize(
    ("kind", "card", "html"),
    [
        (
            "gallery",
            {"images": [{"src": "1.jpg"}, {"src": "2.jpg"}], "caption": "Two"},
            '<figure data-gallery="grid" data-caption="Two"><figure><img src="1.jpg" alt="">'
            '</figure><figure><img src="2.jpg" alt=""></figure></figure>',
        ),
        (
            "embed",
            {"url": "https://vimeo.com/1", "html": "<iframe>"},
            '<p><a href="https://vimeo.com/1">https://vimeo.com/1</a></p>',
        ),
        (
            "bookmark",
            {"url": "https://a.example/", "metadata": {"title": "A", "description": "b"}},
            '<p><a href="https://a.example/">A</a>: b</p>',
        ),
        ("card-markdown", {"markdown": "*a*"}, "<p><em>a</em></p>\n"),
        ("html", {"html": "<b>x</b>"}, "<b>x</b>"),
        (
            "callout",
            {"calloutEmoji": "💡", "calloutText": "T"},
            '<aside class="note"><p>💡 T</p></aside>',
        ),
        (
            "toggle",
            {"heading": "H", "content": "<p>c</p>"},
            "<details><summary>H</summary><p>c</p></details>",
        ),
        ("button", {"buttonUrl": "/a", "buttonText": "Go"}, '<p><a href="/a">Go</a></p>'),
        (
            "audio",
            {"src": "a.mp3", "title": "Talk"},
            '<figure><audio src="a.mp3"></audio><figcaption>Talk</figcaption></figure>',
        ),
        ("video", {"src": "a.mp4"}, '<figure><video src="a.mp4"></video></figure>'),
        (
            "file",
            {"src": "a.pdf", "fileTitle": "Paper", "fileCaption": "12 pages"},
            '<p><a href="a.pdf">Paper</a></p><p>12 pages</p>',
        ),
        ("header", {"header": "H", "subheader": "s"}, "<h2>H</h2><p>s</p>"),
        (
            "product",
            {"productTitle": "P", "productDescription": "<p>d</p>"},
            "<h4>P</h4><p>d</p>",
        ),
    ],
)
def test_cards_become_html(kind, card, html):
    assert card_html(kind, card, Changes()) == html
