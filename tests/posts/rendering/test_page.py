"""Rendering the page of a post from its text."""

import re

import pytest
from django.core.files.storage import default_storage

from blog.posts.models import Post
from blog.posts.rendering.page import render, render_post
from blog.site.models import Site
from blog.sources.editing import to_csl, write_source
from blog.text.html.marks import MarkedText
from tests.factories import PHOTO, citing, make_draft, make_picture, make_source

pytestmark = pytest.mark.django_db


def test_a_hostile_title_is_escaped():
    post = make_draft(body=f"<p>{citing(make_source(title='<script>alert(1)</script>'))}</p>")
    assert "<script" not in post.rendered_sources
    assert "alert(1)" in post.rendered_sources


def test_a_post_without_citations_has_no_bibliography():
    assert make_draft().rendered_sources == ""


def test_a_picture_has_its_size_texts_and_formats():
    picture = make_picture(size=PHOTO, credit="Anna", license="CC-BY-4.0")
    picture.refresh_from_db()
    figure = make_draft(
        body=f'<figure data-picture="{picture.pk}" data-alt="A map" data-caption="Then"></figure>'
    ).rendered
    assert 'width="900" height="600" alt="A map"' in figure
    assert re.findall(r'type="(image/\w+)"', figure) == ["image/avif", "image/webp"]
    for text in ("Then", "Anna", "https://creativecommons.org/licenses/by/4.0/"):
        assert text in figure


def test_a_picture_with_a_missing_file_shows_its_alt_text():
    picture = make_picture()
    default_storage.delete(picture.file.name)
    figure = make_draft(
        body=f'<figure data-picture="{picture.pk}" data-alt="A lost map"></figure>'
    ).rendered
    assert "<img" not in figure
    assert "A lost map" in figure


def test_a_decorative_picture_has_empty_alt():
    picture = make_picture()
    mark = f'<figure data-picture="{picture.pk}" data-decorative="true"></figure>'
    assert 'alt=""' in make_draft(body=mark).rendered


def test_the_lead_picture_comes_first_unless_the_text_shows_it():
    picture = make_picture()
    shown = f'<figure data-picture="{picture.pk}" data-alt="x"></figure>'
    assert make_draft(lead_picture=picture).rendered.count("<img") == 1
    assert make_draft(lead_picture=picture, body=f"<p>a</p>{shown}").rendered.count("<img") == 1


def test_rendering_again_gives_the_same_page():
    picture = make_picture()
    post = make_draft(
        body=f"<h2>H</h2><p>a{citing(make_source())}</p>"
        f'<figure data-picture="{picture.pk}" data-alt="x"></figure>'
        "<table><tbody><tr><td>1</td></tr></tbody></table>"
    )
    stored = Post.objects.values("rendered", "rendered_sources", "excerpt").get(pk=post.pk)
    render_post(Post.objects.get(pk=post.pk), site=Site.objects.current())
    assert Post.objects.values("rendered", "rendered_sources", "excerpt").get(pk=post.pk) == stored


def test_rendering_does_not_change_the_post():
    post = make_draft(body=f"<p>a{citing(make_source())}</p>")
    body = post.body
    render(post, site=Site.objects.current())
    assert post.body == body


def test_a_changed_source_rerenders_the_posts_that_cite_it():
    source = make_source(title="Before")
    post = make_draft(body=f"<p>{citing(source)}</p>")
    other = make_draft(body=f"<p>{citing(make_source(title='Other'))}</p>")
    write_source(source, to_csl(source) | {"title": "After"})
    post.refresh_from_db()
    assert "After" in post.rendered_sources
    untouched = other.rendered_sources
    other.refresh_from_db()
    assert other.rendered_sources == untouched


def test_the_stored_body_keeps_its_marks():
    post = make_draft(body=f"<p>{citing(make_source())}</p>")
    assert len(list(MarkedText(post.body).citations())) == 1


def test_a_url_in_its_own_paragraph_becomes_an_embed_that_loads_nothing():
    film = "https://www.youtube.com/watch?v=Ab-c_12&t=3"
    page = make_draft(
        body=f'<p><a href="{film.replace("&", "&amp;")}">A talk</a></p>'
        f"<p>https://vimeo.com/123456</p>"
        '<p>See <a href="https://youtu.be/Ab-c_12">this</a>.</p><p>https://example.org/</p>'
    ).rendered
    assert page.count('<figure class="elsewhere">') == 2
    assert "<iframe" not in page and "<img" not in page
    for text in ("Video on YouTube", "A talk", "Opens youtube.com;", "Video on Vimeo"):
        assert text in page
    assert 'See <a href="https://youtu.be/Ab-c_12">this</a>.' in page


def test_verse_is_wrapped_line_by_line():
    verse = '<blockquote class="verse"><p>One &amp; <em>two</em><br>three</p></blockquote>'
    assert make_draft(body=verse).rendered == (
        '<blockquote class="verse"><p><span>One &amp; <em>two</em></span><br>'
        "<span>three</span></p></blockquote>"
    )


def test_a_block_in_another_direction_is_set_by_its_first_letter():
    post = make_draft(body="<p>One</p><blockquote><p>שלום</p></blockquote>")
    assert post.rendered == '<p>One</p><blockquote dir="rtl"><p>שלום</p></blockquote>'
    post = make_draft(body="<p>שלום</p><p>One</p>", language="he")
    assert post.rendered == '<p>שלום</p><p dir="ltr">One</p>'
