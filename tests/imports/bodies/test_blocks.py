import pytest

from blog.imports.bodies.blocks import blocks_of
from blog.imports.bodies.body import Shown


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("One<br /><br />Two<br>still two", "<p>One</p><p>Two<br>still two</p>"),
        ("<div>One</div><div>Two</div>", "<p>One</p><p>Two</p>"),
        ("<p>&nbsp;</p><p><br></p>text", "<p>text</p>"),
        ("a <b>bold <div>block</div></b> c", "<p>a <strong>bold</strong></p>"
         "<p><strong>block</strong></p><p>c</p>"),
        ("<h1>Title</h1><h5>Small</h5>", "<h2>Title</h2><h4>Small</h4>"),
        ("<i>a</i><em>b</em><span style='font-style: italic'>c</span>", "<p><em>abc</em></p>"),
        ("<b style='font-weight:normal'>plain</b>", "<p>plain</p>"),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>",
         "<ul><li><p>a</p><ul><li><p>b</p></li></ul></li></ul>"),
        ("<ul><li>a</li><p>b</p><style>c</style></ul>",
         "<ul><li><p>a</p></li><li><p>b</p></li></ul>"),
        ("<ol start='3'><li>c</ol>", '<ol start="3"><li><p>c</p></li></ol>'),
        ("<blockquote>a<br><br>b</blockquote>", "<blockquote><p>a</p><p>b</p></blockquote>"),
        ("<table><tr><td>only</td></tr></table>", "<p>only</p>"),
        ("<dl><dt>Term</dt><dd>Meaning</dd></dl>", "<dl><dt>Term</dt><dd><p>Meaning</p></dd></dl>"),
        ('<a href="#top">up</a> <a name="x">here</a>', "<p>up here</p>"),
        ('<p>a<foot-note>b</foot-note></p>', "<p>a<foot-note>b</foot-note></p>"),
        ('<aside class="note"><p>a</p></aside>', '<aside class="note"><p>a</p></aside>'),
        ('<aside class="note x"><b>a</b></aside>',
         '<aside class="note"><p><strong>a</strong></p></aside>'),
        ('<pre data-language="python"><code>a</code></pre>',
         '<pre data-language="python"><code>a</code></pre>'),
        ('<figure data-gallery="grid" data-caption="C"><figure><img src="a.png"><figcaption>A'
         '</figcaption></figure></figure>',
         '<figure data-gallery="grid" data-caption="C"><figure data-src="a.png" data-caption="A">'
         '</figure></figure>'),
        ("a<hr>b", "<p>a</p><hr><p>b</p>"),
    ],
)  # fmt: skip
def test_old_html_becomes_blocks(html, blocks):
    assert blocks_of(html).html == blocks


def test_what_word_writes_is_left_out():
    html = (
        "<!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]-->"
        "<style>p.MsoNormal {margin:0}</style>"
        '<p class="MsoNormal" style="margin:0">Text<o:p></o:p> and <span lang="EN">more</span></p>'
        '<span style="mso-hide:all">hidden</span>'
    )
    assert blocks_of(html).html == "<p>Text and more</p>"


def test_code_is_kept_to_the_byte():
    html = '<pre class="brush: js; gutter: false">if (a &lt; b) {\n\t c();  <br>}\n</pre>'
    assert blocks_of(html).html == (
        '<pre data-language="javascript"><code>if (a &lt; b) {\n\t c();  \n}\n</code></pre>'
    )


@pytest.mark.parametrize(
    "html",
    ["One<a name='more'></a>Two", "<p>One</p><!--more--><p>Two</p>", "One<!-- more read on -->Two"],
)
def test_the_text_before_the_mark_more_is_the_opening(html):
    body = blocks_of(html)
    assert (body.html, body.opening) == ("<p>One</p><p>Two</p>", "One")


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ('<p>a <img src="https://x.example/a.png" alt="A"> b</p>',
         '<p>a</p><figure data-src="https://x.example/a.png" data-alt="A"></figure><p>b</p>'),
        ('<a href="https://x.example/big.jpg"><img src="https://x.example/small.jpg"></a>',
         '<figure data-src="https://x.example/big.jpg"></figure>'),
        ('<a href="https://shop.example/"><img src="https://x.example/a.png"></a>',
         '<figure data-src="https://x.example/a.png"></figure>'
         '<p><a href="https://shop.example/">https://shop.example/</a></p>'),
        ('<table class="tr-caption-container"><tr><td><a href="https://x.example/b.jpg">'
         '<img src="https://x.example/s.jpg"></a></td></tr>'
         '<tr><td class="tr-caption">The <b>pier</b></td></tr></table>',
         '<figure data-src="https://x.example/b.jpg" data-caption="The pier"></figure>'),
        ('<figure><img src="a.png"><img src="b.png"><figcaption>Two</figcaption></figure>',
         '<figure data-gallery="grid" data-caption="Two"><figure data-src="a.png"></figure>'
         '<figure data-src="b.png"></figure></figure>'),
        ('<img data-src="late.png" src="data:image/gif;base64,R0">',
         '<figure data-src="late.png"></figure>'),
        ('<img src="https://count.example/" width="1" height="1">', ""),
        ('<h2>Title <img src="a.png"></h2>', '<h2>Title</h2><figure data-src="a.png"></figure>'),
        ('<video><source src="https://x.example/a.mp4"></video>',
         '<figure data-href="https://x.example/a.mp4"></figure>'),
    ],
)  # fmt: skip
def test_pictures_and_files_get_a_place_of_their_own(html, blocks):
    assert blocks_of(html).html == blocks


def test_the_pictures_are_listed():
    body = blocks_of('<img src="a.png" alt="A"><p><img src="b.png"></p>')
    assert body.pictures == [Shown("a.png", "A"), Shown("b.png")]


@pytest.mark.parametrize(
    ("html", "url"),
    [
        ('<iframe src="//www.youtube.com/embed/Ab-c_12"></iframe>', "https://youtu.be/Ab-c_12"),
        ('<object><embed src="http://www.youtube.com/v/ABCDEFG"></object>',
         "https://youtu.be/ABCDEFG"),
        ('<iframe src="https://maps.example/x?a=1&amp;b=2"></iframe>',
         "https://maps.example/x?a=1&amp;b=2"),
    ],
)  # fmt: skip
def test_players_become_links(html, url):
    assert blocks_of(html).html == f'<p><a href="{url}">{url}</a></p>'


def test_what_acts_or_shows_something_is_counted_when_it_is_left_out():
    body = blocks_of("<script>a()</script><script>b()</script><style>x</style><svg></svg>text")
    assert (body.html, dict(body.dropped)) == ("<p>text</p>", {"<script>": 2, "<svg>": 1})
