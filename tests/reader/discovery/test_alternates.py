"""Translations: links for readers, alternates for programs."""

import re
from datetime import timedelta

import pytest
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from blog.posts.listing.updating import part_of
from blog.posts.publishing import withdraw
from blog.posts.related import relate
from blog.site.models import Site
from tests.factories import A_DAY, make_draft, make_post, make_scheduled, rewrite

pytestmark = pytest.mark.django_db

BLOG = "http://testserver"
LINK = "{http://www.w3.org/1999/xhtml}link"


def make_group():
    english = make_post(title="Quarrel", at=A_DAY)
    german = make_post(title="Der Streit", language="de", at=A_DAY + timedelta(days=1))
    arabic = make_post(title="خلاف", slug="khilaf", language="ar", at=A_DAY)
    rewrite(german, translation_of=english)
    rewrite(arabic, translation_of=english)
    return english, german, arabic


def shown(client, post) -> list[tuple[str, ...]]:
    """(language, its name, address) of each link that readers see."""
    page = LexborHTMLParser(client.get(post.get_absolute_url()).content)
    found = page.css("main .byline a[hreflang]")
    assert all(node.attributes["lang"] == node.attributes["hreflang"] for node in found)
    assert all(node.attributes["rel"] == "alternate" for node in found)
    return [(node.attributes["hreflang"], node.text(), node.attributes["href"]) for node in found]


def parts(client) -> list[bytes]:
    """The sitemaps of posts, which are parts by primary key."""
    paths = re.findall(r"/sitemap/posts-\d+\.xml", client.get("/sitemap.xml").content.decode())
    return [client.get(path).content for path in paths]


def alternates(client, post) -> list[tuple[str, str]]:
    """(language, path) of each alternate in the header."""
    links = client.get(post.get_absolute_url())["Link"]
    found = re.findall(rf'<{BLOG}([^>]*)>; rel="alternate"; hreflang="([^"]*)"', links)
    return [(language, path) for path, language in found]


def test_readers_see_other_languages_by_their_own_names(client):
    english, german, arabic = make_group()
    assert shown(client, english) == [
        ("ar", "العربيّة", "/2013/07/khilaf/"),
        ("de", "Deutsch", "/2013/07/der-streit/"),
    ]
    assert shown(client, german) == [
        ("ar", "العربيّة", "/2013/07/khilaf/"),
        ("en", "English", "/2013/07/quarrel/"),
    ]
    page = client.get(arabic.get_absolute_url()).content.decode()
    assert '<p class="byline"><bdi lang="en">Also in' in page


def test_headers_and_sitemaps_have_all_translations_and_a_default(client):
    everywhere = [
        ("ar", "/2013/07/khilaf/"),
        ("de", "/2013/07/der-streit/"),
        ("en", "/2013/07/quarrel/"),
        ("x-default", "/2013/07/quarrel/"),
    ]
    for post in make_group():
        assert alternates(client, post) == everywhere
    places = [place for part in parts(client) for place in etree.fromstring(part)]
    assert len(places) == 3
    for place in places:
        links = place.findall(LINK)
        assert {link.get("rel") for link in links} == {"alternate"}
        found = [(link.get("hreflang"), link.get("href").removeprefix(BLOG)) for link in links]
        assert found == everywhere


def test_the_default_is_the_oldest_if_none_is_in_the_blog_s_language(client):
    Site.objects.update_or_create(pk=1, defaults={"language": "fr"})
    english = make_post(title="Quarrel", language="en")
    german = make_post(title="Streit", language="de")
    rewrite(german, translation_of=english)
    assert alternates(client, german)[-1] == ("x-default", "/2013/07/quarrel/")


def test_only_live_translations_are_linked(client):
    english, german, arabic = make_group()
    for post in (make_draft(language="fr"), make_scheduled(language="es")):
        rewrite(post, translation_of=english)
    withdraw(german)
    assert [language for language, *_rest in shown(client, english)] == ["ar"]
    assert [language for language, _path in alternates(client, english)] == [
        "ar",
        "en",
        "x-default",
    ]
    withdraw(arabic)
    assert shown(client, english) == alternates(client, english) == []
    assert not any(b"hreflang" in part for part in parts(client))


def test_a_translation_is_not_a_related_post_too(client):
    english, german, _arabic = make_group()
    related = make_post(title="Related", tags=("War",))
    for post in (english, german):
        post.tags.set(["War"])
    relate(english)
    page = client.get(english.get_absolute_url())
    assert page.context["related"] == [related]
    assert [language for language, *_rest in shown(client, english)] == ["ar", "de"]


def test_two_posts_in_one_language_do_not_link_each_other(client):
    english, german, _arabic = make_group()
    Site.objects.update_or_create(pk=1, defaults={"language": "de"})
    assert [language for language, *_rest in shown(client, english)] == ["ar"]
    assert [language for language, *_rest in shown(client, german)] == ["ar", "de"]


def test_a_language_without_a_name_is_called_by_its_code(client):
    english = make_post()
    rewrite(make_post(title="Altus", language="xyz"), translation_of=english)
    assert shown(client, english) == [("xyz", "xyz", "/2013/07/altus/")]


def test_pages_have_translations_too(client):
    english = make_post(kind="page", title="About")
    rewrite(make_post(kind="page", title="Impressum", language="de"), translation_of=english)
    assert shown(client, english) == [("de", "Deutsch", "/impressum/")]


def test_queries_do_not_grow(client, django_assert_num_queries):
    english, german, _arabic = make_group()
    for number, language in enumerate(("fr", "es", "it", "pt")):
        rewrite(make_post(title=f"Post {number}", language=language), translation_of=english)
        english.tags.add("War")
        german.tags.add("War")
        make_post(tags=("War",))
        relate(english)
        with django_assert_num_queries(6):
            client.get(english.get_absolute_url())
        with django_assert_num_queries(4):
            client.get(f"/sitemap/posts-{part_of(english.pk)}.xml")
