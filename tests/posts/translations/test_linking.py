"""Translations: versions of a post in several languages."""

import pytest
from django.db import IntegrityError, transaction

from blog.admin.posts.translations import others_of
from blog.posts.history.restoring import restore
from blog.posts.models import Post
from blog.posts.publishing import withdraw
from blog.posts.translations.linking import SameLanguage, delete_empty_groups
from blog.posts.translations.models import TranslationGroup, groups_of, posts_named
from blog.posts.trashing import delete_forever, move_to_trash
from blog.posts.trashing import restore as take_back
from blog.site.models import Site
from tests.factories import make_draft, make_post, rewrite

pytestmark = pytest.mark.django_db


def together() -> list[set[str]]:
    """Return the titles in each group of translations; a post alone in its group has none."""
    groups = [
        set(group.posts.values_list("title", flat=True))
        for group in TranslationGroup.objects.order_by("pk")
    ]
    return [titles for titles in groups if len(titles) > 1]


@pytest.fixture
def pair() -> tuple[Post, Post]:
    """Return a post in English, the blog's language, and its translation in German."""
    english, german = make_post(title="Quarrel"), make_post(title="Streit", language="de")
    rewrite(german, translation_of=english)
    return english, german


def test_two_posts_are_translations_of_each_other(pair):
    assert together() == [{"Quarrel", "Streit"}]
    rewrite(*pair[:1], translation_of=pair[1])
    assert together() == [{"Quarrel", "Streit"}]


def test_a_third_can_be_linked_to_either(pair):
    arabic = make_draft(title="خلاف", language="ar")
    rewrite(arabic, translation_of=pair[1])
    assert together() == [{"Quarrel", "Streit", "خلاف"}]


def test_two_linked_at_once_both_join():
    english = make_post(title="Quarrel")
    read_before = Post.objects.get(pk=english.pk)
    rewrite(make_post(title="Streit", language="de"), translation_of=english)
    rewrite(make_post(title="خلاف", language="ar"), translation_of=read_before)
    assert together() == [{"Quarrel", "Streit", "خلاف"}]


def test_each_has_a_different_language(pair):
    for language in ("de", "DE"):
        with pytest.raises(SameLanguage) as refusal:
            rewrite(make_post(language=language), translation_of=pair[0])
        assert refusal.value.post == pair[1]
    with pytest.raises(SameLanguage):  # the blog's own language, explicit or not
        rewrite(make_post(language="en"), translation_of=pair[1])
    assert together() == [{"Quarrel", "Streit"}]


def test_posts_in_one_language_are_not_translations():
    with pytest.raises(SameLanguage):
        rewrite(make_post(), translation_of=make_post())
    assert together() == []


def test_the_database_refuses_two_with_one_language(pair):
    other = make_post(language="de")
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.filter(pk=other.pk).update(translation_group=pair[0].translation_group)


def test_a_post_alone_in_its_group_has_no_translations(pair):
    english, german = pair
    rewrite(german, translation_of=make_post(title="Fight"))
    assert together() == [{"Fight", "Streit"}]
    english.refresh_from_db()
    assert groups_of([english], site=Site.objects.current()) == {}
    assert others_of(english) == []


def test_a_post_alone_in_its_group_can_be_linked_again(pair):
    english, german = pair
    rewrite(german, translation_of=None)
    english.refresh_from_db()
    rewrite(english, translation_of=make_post(title="Querelle", language="fr"))
    assert together() == [{"Quarrel", "Querelle"}]
    rewrite(german, translation_of=english)
    assert together() == [{"Quarrel", "Querelle", "Streit"}]


def test_a_group_that_the_last_post_has_left_is_deleted(pair):
    english, german = pair
    rewrite(german, translation_of=None)
    english.refresh_from_db()
    rewrite(english, translation_of=None)
    kept = make_post(title="Fight")
    rewrite(make_post(title="Kampf", language="de"), translation_of=kept)
    delete_empty_groups()
    assert [set(group.posts.all()) for group in TranslationGroup.objects.all()] == [
        set(Post.objects.filter(title__in=["Fight", "Kampf"]))
    ]


def test_leaving_a_group_of_three_leaves_two(pair):
    rewrite(make_post(title="Querelle", language="fr"), translation_of=pair[0])
    rewrite(pair[1], translation_of=None)
    assert together() == [{"Quarrel", "Querelle"}]


def test_linking_to_none_leaves_the_group(pair):
    rewrite(pair[1], translation_of=None)
    assert together() == []
    rewrite(pair[1], translation_of=None)
    pair[0].refresh_from_db()
    rewrite(pair[1], translation_of=pair[0])
    assert together() == [{"Quarrel", "Streit"}]


def test_withdrawn_and_trashed_posts_stay_linked(pair):
    withdraw(pair[0])
    move_to_trash(pair[1])
    assert together() == [{"Quarrel", "Streit"}]
    take_back(pair[1])
    assert together() == [{"Quarrel", "Streit"}]


def test_deleting_a_translation_unlinks_it(pair):
    move_to_trash(pair[1])
    delete_forever(pair[1])
    assert together() == []
    assert others_of(Post.objects.get()) == []


def test_changing_to_a_language_in_use_unlinks_the_post(pair):
    rewrite(pair[1], language="")
    assert together() == []
    assert Post.objects.get(pk=pair[1].pk).language == ""


def test_changing_to_an_unused_language_keeps_the_link(pair):
    rewrite(pair[1], language="fr")
    assert together() == [{"Quarrel", "Streit"}]


def test_restoring_a_wording_keeps_the_translations(pair):
    rewrite(pair[1], by=None, consulted=[], tags=[])
    rewrite(pair[1], by=None, consulted=[], tags=[], title="Zwist")
    restore(pair[1].revisions.last(), by=None, site=Site.objects.current())
    assert together() == [{"Quarrel", "Streit"}]


def test_posts_are_found_by_title_or_url(pair):
    posts = Post.objects.all()
    assert posts_named("quarrel", among=posts) == [pair[0]]
    url = pair[1].get_absolute_url()
    assert posts_named(url, among=posts) == [pair[1]]
    assert posts_named(f"https://example.org{url}?x=1", among=posts) == [pair[1]]
    assert posts_named("none", among=posts) == posts_named("/none/", among=posts) == []
    same = make_post(title="Quarrel")
    assert set(posts_named("Quarrel", among=posts)) == {pair[0], same}


def test_a_title_may_look_like_a_url():
    post = make_post(title="/etc/passwd and others")
    assert posts_named("/etc/passwd and others", among=Post.objects.all()) == [post]


def test_changing_the_blog_s_language_keeps_languages_distinct(pair):
    Site.objects.update_or_create(pk=1, defaults={"language": "de"})
    assert together() == [{"Quarrel", "Streit"}]
