"""Pictures of other sites in HTML that arrives."""

import pytest

from blog.text.html.remote_pictures import mark_remote_pictures
from blog.text.html.sanitizing import clean_post

URL = "https://a.example/b.png"
FIGURE = f'<figure data-remote="{URL}"></figure>'
SECOND = FIGURE.replace("png", "png2")
INLINE = '<p>A<img src="data:image/png;base64,AA"></p>'


@pytest.mark.parametrize(
    ("html", "marked"),
    [
        ("<p>No picture</p>", "<p>No picture</p>"),
        (f'<img src="{URL}">', FIGURE),
        (f'<p>A <img src="{URL}"> b</p>', f"<p>A  b</p>{FIGURE}"),
        (f'<p><a href="/x"><img src="{URL}"></a></p><p>b</p>', f"{FIGURE}<p>b</p>"),
        (
            f'<p>A<img src="{URL}"><img src="{URL}2"></p>',
            f"<p>A</p>{FIGURE}{FIGURE.replace('png', 'png2')}",
        ),
        (f'<ul><li>A<img src="{URL}"></li></ul>', f"<ul><li>A{FIGURE}</li></ul>"),
        (
            f'<figure><img src="{URL}" alt="A &quot;b&quot;"><figcaption>The pier.'
            "<small>Photo: Ada</small></figcaption></figure>",
            f'<figure data-remote="{URL}" data-alt="A &quot;b&quot;" data-caption="The pier."'
            ' data-credit="Photo: Ada"></figure>',
        ),
        ('<p>A<img src="/own.png"></p>', '<p>A<img src="/own.png"></p>'),
        (INLINE, INLINE),
    ],
)
def test_each_picture_of_the_web_becomes_a_figure(html, marked):
    assert mark_remote_pictures(html) == marked


def test_sanitizing_keeps_the_figure_and_no_image():
    html = f'<p>A<img src="{URL}" onerror="alert(1)" alt="B"><img src="javascript:x"></p>'
    assert clean_post(html) == f'<p>A</p><figure data-remote="{URL}" data-alt="B"></figure>'
