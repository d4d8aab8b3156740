import pytest

from blog.imports.readers.texts.changes import Changes
from blog.imports.readers.texts.plain import plain_text
from blog.imports.readers.texts.structures import MAX_DEPTH, settle

PICTURES = (
    '<figure><img src="1.jpg"></figure>'
    '<figure><img src="2.jpg"><figcaption>Two</figcaption></figure>'
)


@pytest.mark.parametrize(
    ("html", "settled"),
    [
        (
            '<figure class="wp-block-gallery"><figure><img src="1.jpg"></figure><figure>'
            '<img src="2.jpg"><figcaption>Two</figcaption></figure>'
            '<figcaption class="blocks-gallery-caption">Both <b>here</b></figcaption></figure>',
            f'<figure data-gallery="grid" data-caption="Both here">{PICTURES}</figure>',
        ),
        (
            '<ul class="wp-block-gallery"><li><figure><img src="1.jpg"></figure></li><li><figure>'
            '<img src="2.jpg"><figcaption>Two</figcaption></figure></li></ul>',
            f'<figure data-gallery="grid">{PICTURES}</figure>',
        ),
        (
            '<figure class="kg-card kg-gallery-card"><div><img src="1.jpg"><img src="2.jpg"></div>'
            "<figcaption>All</figcaption></figure>",
            '<figure data-gallery="grid" data-caption="All"><figure><img src="1.jpg"></figure>'
            '<figure><img src="2.jpg"></figure></figure>',
        ),
        (
            '<figure class="wp-block-embed"><div>\nhttps://vimeo.com/1\n</div><figcaption>A'
            "</figcaption></figure>",
            '<p><a href="https://vimeo.com/1">https://vimeo.com/1</a></p><p>A</p>',
        ),
        (
            '<div class="wp-block-file"><a href="a.pdf">Paper</a>'
            '<a href="a.pdf" download>Get</a></div>',
            '<p><a href="a.pdf">Paper</a></p>',
        ),
        (
            '<video controls><source src="a.mp4"><p>Old browser</p></video>',
            '<figure><video controls="" src="a.mp4"></video></figure>',
        ),
        (
            '<div class="kg-card kg-audio-card"><audio src="a.mp3"></audio>'
            '<div class="kg-audio-title">Talk</div></div>',
            '<figure><audio src="a.mp3"></audio><figcaption>Talk</figcaption></figure>',
        ),
        (
            '<figure class="wp-block-table"><table><tbody><tr><td class="has-text-align-right">1'
            "</td></tr></tbody><tfoot><tr><td>2</td></tr></tfoot></table><figcaption>Sums"
            "</figcaption></figure>",
            '<table data-caption="Sums"><tbody><tr><td class="end">1</td></tr></tbody><tbody><tr>'
            "<td>2</td></tr></tbody></table>",
        ),
        (
            "<table><caption>Sums</caption><tbody><tr><td style='text-align: center'>1</td></tr>"
            "</tbody></table>",
            '<table data-caption="Sums"><tbody><tr><td style="text-align: center" class="center">1'
            "</td></tr></tbody></table>",
        ),
        (
            '<pre class="wp-block-verse">One\ntwo\n\nthree</pre>',
            '<blockquote class="verse"><p>One<br>two</p><p>three</p></blockquote>',
        ),
        (
            "<blockquote><p>So.</p><cite>A. Mann</cite></blockquote>",
            "<blockquote><p>So.</p><p>— A. Mann</p></blockquote>",
        ),
        (
            '<div class="kg-card kg-callout-card"><div class="kg-callout-emoji">💡</div>'
            '<div class="kg-callout-text">Mind <b>it</b></div></div>',
            '<aside class="note"><p>💡 Mind <b>it</b></p></aside>',
        ),
        (
            '<div class="kg-card kg-toggle-card"><h4 class="kg-toggle-heading-text">More</h4>'
            '<div class="kg-toggle-content"><p>Text</p></div></div>',
            "<details><summary>More</summary><p>Text</p></details>",
        ),
        (
            '<figure class="kg-card kg-bookmark-card"><a href="https://a.example/">'
            '<div class="kg-bookmark-title">A</div><div class="kg-bookmark-description">b</div></a>'
            "</figure>",
            '<p><a href="https://a.example/">A</a>: b</p>',
        ),
        (
            '<div class="wp-block-cover__image-background" style="'
            'background-image:url(a.jpg)"></div>',
            '<img src="a.jpg" alt="">',
        ),
    ],
)
def test_structures_of_other_systems_become_those_of_ibid(html, settled):
    assert settle(html, Changes()) == settled


@pytest.mark.parametrize(
    ("html", "settled"),
    [
        (
            '<pre class="brush: python; x"><code>a  &lt;b&gt;\n\n\tc\n</code></pre>',
            '<pre data-language="python"><code>a  &lt;b&gt;\n\n\tc\n</code></pre>',
        ),
        (
            '<pre><code class="language-c++"><span>int</span> a;</code></pre>',
            '<pre data-language="c++"><code>int a;</code></pre>',
        ),
        ("<pre>\n\n  a</pre>", "<pre>\n  a</pre>"),
    ],
)
def test_code_keeps_its_text_and_its_language(html, settled):
    assert settle(html, Changes()) == settled


def test_forms_are_left_out_and_named():
    changes = Changes()
    assert settle("<p>a</p><form><input></form>", changes) == "<p>a</p>"
    assert list(changes.sentences()) == ["A form was left out."]


def test_nesting_is_limited():
    changes = Changes()
    assert settle("<div>" * 10_000 + "x", changes).count("<div>") == MAX_DEPTH
    assert list(changes.sentences()) == ["The text ends where its elements are nested too deeply."]


def test_titles_are_plain_text():
    assert plain_text("  a\n&amp; <b>b</b> 1 < 2") == "a & b 1 < 2"
