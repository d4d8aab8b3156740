"""Embeds: cards of URLs alone in a paragraph, and pictures that stand for an embed."""

import pytest
from django.core.files.storage import default_storage

from blog.media.models import Picture
from blog.posts.kinds.checks import embeds
from blog.site.models import Site
from blog.text.html.feed_content import feed_content
from tests.factories import PHOTO, make_draft, make_picture

pytestmark = pytest.mark.django_db

FILM = "https://youtu.be/Ab-c_12"
PLAYER = 'data-player="https://www.youtube-nocookie.com/embed/Ab-c_12?autoplay=1"'


def allow(*hosts: str) -> None:
    Site(pk=Site.SINGLETON_PK, embed_hosts="\n".join(hosts)).save()


def pictured(url: str, **metadata: object) -> str:
    picture = make_picture(size=PHOTO, **metadata)
    return (
        f'<figure data-picture="{picture.pk}" data-alt="A bridge" data-caption="The flood" '
        f'data-embed="{url}"></figure>'
    )


def test_a_picture_stands_for_an_embed():
    allow("www.youtube-nocookie.com")
    page = make_draft(body=pictured(FILM, credit="City archive")).rendered
    assert '<figure class="elsewhere playable pictured">' in page
    assert f'<a href="{FILM}" {PLAYER}>' in page
    assert 'alt="A bridge"' in page and 'type="image/webp"' in page
    for text in ("Video on YouTube", "The flood", "City archive"):
        assert page.count(text) == 1
    assert "youtube" not in page.partition("<img")[2].partition(">")[0]


def test_without_an_allowed_player_the_picture_is_a_link():
    page = make_draft(body=pictured(FILM)).rendered
    assert '<figure class="elsewhere pictured">' in page
    assert "data-player" not in page


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(lambda: pictured("https://example.org/film"), id="unknown site"),
        pytest.param(
            lambda: f'<figure data-gallery="rows">{pictured(FILM)}</figure>', id="gallery"
        ),
    ],
)
def test_other_pictures_stand_for_themselves(body):
    page = make_draft(body=body()).rendered
    assert '<figure class="picture' in page and "elsewhere" not in page


def test_a_picture_whose_file_is_missing_is_named():
    body = pictured(FILM)
    default_storage.delete(Picture.objects.get().file.name)
    assert "picture-missing" in make_draft(body=body).rendered


def test_feeds_show_the_picture_with_a_link():
    allow("www.youtube-nocookie.com")
    html = feed_content(
        make_draft(body=pictured(FILM)).rendered, base="https://blog.example/", prefix=""
    )
    assert "data-player" not in html and "<img" in html and FILM in html


def test_the_checklist_names_unknown_sites():
    unknown = "https://example.org/film"
    (item,) = embeds(pictured(unknown) + pictured(FILM))
    assert item.advice.endswith(f": {unknown}")
    assert [item.is_ok for item in embeds(pictured(FILM))] == [True]
    assert embeds("<p>a</p>") == []
