"""All strings for readers are translated into each of our languages."""

import ast
import re

import pytest
from django.test import Client
from django.utils import translation

from blog.posts.markup import comment_count
from blog.site.models import Site
from tests import catalogs
from tests.factories import make_comment, make_post

LANGUAGES = [locale.lower().replace("_", "-") for locale in catalogs.LOCALES]


@pytest.mark.parametrize("locale", catalogs.LOCALES)
def test_every_string_for_readers_is_translated(locale):
    """`make catalogs` lists the missing translations."""
    assert catalogs.missing(catalogs.read(locale)) == []


def test_no_string_is_in_an_f_string():
    """There `make catalogs` would not find it."""
    hidden = [
        ast.unparse(node)
        for source in catalogs.modules()
        for joined in ast.walk(ast.parse(source))
        if isinstance(joined, ast.JoinedStr)
        for node in ast.walk(joined)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in catalogs.KEYWORDS
    ]
    assert hidden == []


@pytest.mark.parametrize("locale", catalogs.LOCALES)
def test_compiled_catalog_matches_its_source(locale):
    """`make catalogs` compiles the .mo file from the .po file."""
    written = catalogs.compiled(catalogs.read(locale))
    assert catalogs.mo_path(locale).read_bytes() == written


@pytest.mark.parametrize("locale", catalogs.LOCALES)
def test_a_translation_has_the_placeholders_of_its_original(locale):
    wrong = [
        (message.id, form)
        for message in catalogs.read(locale)
        if message.id and message.string
        for form in _forms(message.string)
        if not _fits(form, _forms(message.id))
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("language", "count", "text"),
    [
        ("en", 1, "1 comment"),
        ("de", 2, "2 Kommentare"),
        ("fr", 1, "1 commentaire"),
        ("ru", 1, "1 комментарий"),
        ("ru", 3, "3 комментария"),
        ("ru", 5, "5 комментариев"),
        ("ru", 21, "21 комментарий"),
        ("ar", 1, "تعليق واحد"),
        ("ar", 2, "تعليقان"),
        ("ar", 3, "3 تعليقات"),
        ("ar", 11, "11 تعليقًا"),
        ("ar", 100, "100 تعليق"),
        ("zh-hans", 7, "7条评论"),
    ],
)
def test_plurals_follow_the_rules_of_the_language(language, count, text):
    with translation.override(language):
        assert comment_count(count) == text


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "direction", "day"),
    [
        ("de", "ltr", "Montag, <span>15. Juli 2013"),
        ("fr", "ltr", "lundi <span>15 juillet 2013"),
        ("ru", "ltr", "понедельник, <span>15 июля 2013 г."),
        ("zh-hans", "ltr", "<span>2013年7月15日</span> 星期一"),
        ("ar", "rtl", "الاثنين، <span>15 يوليو 2013"),
    ],
)
def test_a_page_is_in_the_language_of_its_blog(language, direction, day):
    post = make_post()
    make_comment(post=post)
    Site.objects.update_or_create(pk=Site.SINGLETON_PK, defaults={"language": language})
    page = Client().get(post.get_absolute_url()).content.decode()
    assert f'<html lang="{language}" dir="{direction}">' in page
    assert day.casefold() in page.casefold()


def _forms(text: str | tuple[str, ...]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else text


def _fits(form: str, originals: tuple[str, ...]) -> bool:
    """Return whether the placeholders match; a singular form may omit the number."""
    places = _places(form)
    most = set().union(*(_places(original) for original in originals))
    least = most if len(originals) == 1 else most - {"%(n)s", "%d"}
    return least <= places <= most


def _places(text: str) -> set[str]:
    return set(re.findall(r"%\(\w+\)[sd]|%[sd]|</?\w+|\{\{.*?\}\}", text))


def test_a_refusal_of_the_spam_filter_is_a_string_for_readers():
    refusals = [msgid for msgid, _context in catalogs.wanted() if "from your IP address" in msgid]
    assert len(refusals) == 1
