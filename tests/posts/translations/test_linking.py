"""Translations: posts that say the same in several languages."""

import pytest
from django.db import IntegrityError, transaction

from blog.posts.history.restoring import restore
from blog.posts.models import Post
from blog.posts.publishing import withdraw
from blog.posts.translations.linking import (
    SameLanguage,
)
from blog.posts.translations.models import TranslationGroup, posts_named
from blog.posts.trashing import delete_forever, move_to_trash
from blog.posts.trashing import restore as take_back
from blog.site.models import Site
from tests.factories import make_draft, make_post, rewrite

pytestmark = pytest.mark.django_db


def together() -> list[set[str]]:
    """The titles in each group."""
    return [
        set(group.posts.values_list("title", flat=True))
        for group in TranslationGroup.objects.order_by("pk")
    ]


@pytest.fixture
def pair() -> tuple[Post, Post]:
    """The same in English, the blog's language, and in German."""
    english, german = make_post(title="Quarrel"), make_post(title="Streit", language="de")
    rewrite(german, translation_of=english)
    return english, german


def test_two_posts_are_translations_of_each_other(pair):
    assert together() == [{"Quarrel", "Streit"}]
    rewrite(*pair[:1], translation_of=pair[1])
    assert together() == [{"Quarrel", "Streit"}]


def test_a_third_comes_in_by_any_of_them(pair):
    arabic = make_draft(title="خلاف", language="ar")
    rewrite(arabic, translation_of=pair[1])
    assert together() == [{"Quarrel", "Streit", "خلاف"}]


def test_two_that_come_in_at_once_are_both_in():
    english = make_post(title="Quarrel")
    read_before = Post.objects.get(pk=english.pk)
    rewrite(make_post(title="Streit", language="de"), translation_of=english)
    rewrite(make_post(title="خلاف", language="ar"), translation_of=read_before)
    assert together() == [{"Quarrel", "Streit", "خلاف"}]


def test_each_has_a_language_of_its_own(pair):
    for language in ("de", "DE"):
        with pytest.raises(SameLanguage) as refusal:
            rewrite(make_post(language=language), translation_of=pair[0])
        assert refusal.value.post == pair[1]
    with pytest.raises(SameLanguage):  # the blog's own, said or not
        rewrite(make_post(language="en"), translation_of=pair[1])
    assert together() == [{"Quarrel", "Streit"}]


def test_two_in_one_language_are_no_translations():
    with pytest.raises(SameLanguage):
        rewrite(make_post(), translation_of=make_post())
    assert together() == []


def test_the_database_refuses_two_of_one_language(pair):
    other = make_post(language="de")
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.filter(pk=other.pk).update(translation_group=pair[0].translation_group)


def test_one_that_moves_leaves_nobody_alone(pair):
    english, german = pair
    rewrite(german, translation_of=make_post(title="Fight"))
    assert together() == [{"Fight", "Streit"}]
    english.refresh_from_db()
    assert english.translation_group is None


def test_one_that_leaves_a_group_of_three_leaves_two(pair):
    rewrite(make_post(title="Querelle", language="fr"), translation_of=pair[0])
    rewrite(pair[1], translation_of=None)
    assert together() == [{"Quarrel", "Querelle"}]


def test_saying_none_is_leaving(pair):
    rewrite(pair[1], translation_of=None)
    assert together() == []
    rewrite(pair[1], translation_of=None)
    pair[0].refresh_from_db()
    rewrite(pair[1], translation_of=pair[0])
    assert together() == [{"Quarrel", "Streit"}]


def test_withdrawn_and_thrown_away_they_stay_together(pair):
    withdraw(pair[0])
    move_to_trash(pair[1])
    assert together() == [{"Quarrel", "Streit"}]
    take_back(pair[1])
    assert together() == [{"Quarrel", "Streit"}]


def test_one_deleted_for_ever_leaves_the_others(pair):
    move_to_trash(pair[1])
    delete_forever(pair[1])
    assert together() == []
    assert Post.objects.get().translation_group is None


def test_a_language_that_is_taken_takes_the_post_out(pair):
    rewrite(pair[1], language="")
    assert together() == []
    assert Post.objects.get(pk=pair[1].pk).language == ""


def test_a_language_that_is_free_keeps_it_in(pair):
    rewrite(pair[1], language="fr")
    assert together() == [{"Quarrel", "Streit"}]


def test_a_wording_that_comes_back_keeps_its_translations(pair):
    rewrite(pair[1], by=None, consulted=[], tags=[])
    rewrite(pair[1], by=None, consulted=[], tags=[], title="Zwist")
    restore(pair[1].revisions.last(), by=None, site=Site.objects.current())
    assert together() == [{"Quarrel", "Streit"}]


def test_posts_are_named_by_title_or_address(pair):
    posts = Post.objects.all()
    assert posts_named("quarrel", among=posts) == [pair[0]]
    url = pair[1].get_absolute_url()
    assert posts_named(url, among=posts) == [pair[1]]
    assert posts_named(f"https://example.org{url}?x=1", among=posts) == [pair[1]]
    assert posts_named("none", among=posts) == posts_named("/none/", among=posts) == []
    same = make_post(title="Quarrel")
    assert set(posts_named("Quarrel", among=posts)) == {pair[0], same}


def test_a_title_may_look_like_an_address():
    post = make_post(title="/etc/passwd and others")
    assert posts_named("/etc/passwd and others", among=Post.objects.all()) == [post]


def test_the_blog_s_language_may_become_another_s(pair):
    Site.objects.update_or_create(pk=1, defaults={"language": "de"})
    assert together() == [{"Quarrel", "Streit"}]
