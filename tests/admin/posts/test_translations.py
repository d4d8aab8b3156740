"""Translations in the admin panel: which post says the same in another language."""

import pytest
from django.urls import reverse

from blog.posts.models import Post
from tests.factories import make_draft, make_post, rewrite

pytestmark = pytest.mark.django_db


def form_data(post: Post, **fields: str) -> dict[str, str]:
    return {"kind": "post", "title": post.title, "body": post.body, **fields}


def save(admin, post: Post, **fields: str):
    return admin.post(reverse("admin:blog_post_change", args=[post.pk]), form_data(post, **fields))


def translations(post: Post) -> set[str]:
    post.refresh_from_db()
    if not post.translation_group:
        return set()
    return set(post.translation_group.posts.exclude(pk=post.pk).values_list("title", flat=True))


def errors(response) -> list[str]:
    return response.context["adminform"].form.errors.get("translation_of", [])


@pytest.fixture
def german(author) -> Post:
    return make_draft(author=author, title="Streit", language="de")


@pytest.mark.parametrize("text", ["Quarrel", "quarrel", "/2013/07/quarrel/"])
def test_a_post_is_said_to_be_a_translation(admin, german, text):
    make_post(title="Quarrel")
    save(admin, german, language="de", translation_of=text)
    assert translations(german) == {"Quarrel"}
    page = admin.get(reverse("admin:blog_post_change", args=[german.pk])).content.decode()
    assert 'value="Quarrel"' in page and "Current: English: Quarrel." in page


def test_it_stays_so_and_an_empty_field_ends_it(admin, german):
    other = make_draft(title="Another's")  # a draft of somebody else, named by an editor
    rewrite(german, translation_of=other)
    save(admin, german, language="de", translation_of="Another's", summary="New")
    assert translations(german) == {"Another's"}
    save(admin, german, language="de", translation_of="")
    assert translations(german) == set()


def test_an_ambiguous_title_is_the_current_translation_s(admin, german):
    """A draft has no URL, so its title names it although others have the same."""
    current = make_draft(title="Quarrel")
    rewrite(german, translation_of=current)
    make_post(title="Quarrel", slug="second")
    save(admin, german, language="de", translation_of="Quarrel", summary="New")
    current.refresh_from_db()
    german.refresh_from_db()
    assert german.summary == "New"
    assert german.translation_group == current.translation_group


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("None", "No other post has this title or URL."),
        ("Streit", "No other post has this title or URL."),
        ("Secret", "No other post has this title or URL."),
        ("Twice", "Several posts have this title. Enter the URL of one of them."),
        (
            "Zwist",
            "“Zwist” has the same language. Set this post’s language above.",
        ),
        (
            "Quarrel",
            "“Zwist” has the same language. Set this post’s language above.",
        ),
    ],
)
def test_what_cannot_be_is_said_in_words(admin, german, text, trouble):
    make_draft(title="Secret")
    make_post(title="Twice", slug="one")
    make_post(title="Twice", slug="two")
    rewrite(make_post(title="Zwist", language="de"), translation_of=make_post(title="Quarrel"))
    response = save(admin, german, language="de", translation_of=text)
    assert errors(response) == [trouble]
    assert f'value="{text}"' in response.content.decode()
    assert translations(german) == set()


def test_a_language_that_becomes_another_s_is_refused(admin, german):
    rewrite(german, translation_of=make_post(title="Quarrel"))
    response = save(admin, german, language="", translation_of="Quarrel")
    assert errors(response) == ["“Quarrel” has the same language. Set this post’s language above."]


def test_a_post_with_the_title_of_another_is_named_by_its_address(admin, german):
    english = make_post(title="Quarrel", slug="first")
    make_post(title="Quarrel", slug="second")
    rewrite(german, translation_of=english)
    page = admin.get(reverse("admin:blog_post_change", args=[german.pk])).content.decode()
    assert 'value="/2013/07/first/"' in page
    save(admin, german, language="de", translation_of="/2013/07/first/")
    assert translations(german) == {"Quarrel"}


def test_titles_are_offered_newest_first_and_no_stranger_s_draft(admin, german):
    make_post(title="The Great Quarrel")
    make_post(title="A Quarrel, Great and Small")
    make_draft(title="A Great Secret Quarrel")
    titles = admin.get(reverse("admin:post-titles"), {"q": "great quarrel"}).json()["titles"]
    assert titles == ["A Quarrel, Great and Small", "The Great Quarrel"]
    assert "Streit" in admin.get(reverse("admin:post-titles")).json()["titles"]
