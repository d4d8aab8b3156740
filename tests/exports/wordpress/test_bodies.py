"""Texts for WordPress."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from blog.exports.wordpress.bodies import _with_originals, body_of
from tests.factories import PHOTO, attaching, make_file, make_picture, make_post, showing

pytestmark = pytest.mark.django_db


def test_a_picture_is_the_whole_original(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    picture = make_picture(size=PHOTO)
    file = make_file(name="paper.pdf")
    body = showing(picture) + '<p><a href="/tags/">tags</a></p>' + attaching(file)
    post = make_post(body=body + "<pre><code>a\nb</code></pre>")
    tree = LexborHTMLParser(body_of(post, origin="https://old.example"))
    [image] = tree.css("img[alt='A plain color']")
    assert image.attributes["src"] == f"https://old.example/media/{picture.path}"
    assert not tree.css("picture, source, [srcset], [sizes]")
    links = [link.attributes["href"] for link in tree.css("a")]
    assert f"https://old.example{file.get_absolute_url()}" in links
    assert tree.css_first("pre").text() == "a\nb"
    assert "\n" not in tree.css_first("figure").html
    assert tree.css_first("p a").attributes["href"] == "https://old.example/tags/"


def test_a_picture_of_another_post_stays_as_it_is():
    src = f"/media/pictures/ab/{'ab' * 32}-640.webp"
    html = f'<p><img src="{src}" alt="x" loading="lazy"></p>'
    assert _with_originals(html, {"cd" * 32: "pictures/cd.png"}, origin="https://old.example") == (
        f'<p><img src="{src}" alt="x"></p>'
    )
