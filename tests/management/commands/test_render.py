"""`manage.py render`."""

import pytest
from django.core.management import CommandError, call_command

from blog.posts.models import Post
from blog.site.models import Site
from tests.factories import make_post

pytestmark = pytest.mark.django_db


@pytest.fixture
def lost() -> list[Post]:
    """Two posts of which nothing is rendered."""
    posts = [make_post(title=title, body="<p>Text</p>") for title in ("One", "Two")]
    Post.objects.update(rendered="", card="")
    Site.objects.create(pk=Site.SINGLETON_PK)
    return posts


def rendered() -> list[str]:
    assert not Post.objects.filter(rendered="").exclude(card="").exists()
    return sorted(Post.objects.exclude(rendered="").exclude(card="").values_list("slug", flat=True))


def test_the_named_posts_are_rendered_and_drawn(lost, capsys):
    call_command("render", "two")
    assert (rendered(), Site.objects.get().drawn) == (["two"], {})
    assert capsys.readouterr().out == "1 rendered.\n"


def test_all_posts_and_the_blog_s_own_images(lost, capsys):
    call_command("render", "--all")
    assert rendered() == ["one", "two"]
    assert "card.png" in Site.objects.get().drawn
    assert capsys.readouterr().out == "2 rendered.\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "Give the slugs of posts, or --all."),
        (["one", "--all"], "Give the slugs of posts, or --all."),
        (["one", "three"], "There is no post with the slug three."),
    ],
)
def test_what_cannot_be_rendered_is_named(lost, arguments, message):
    with pytest.raises(CommandError, match=message):
        call_command("render", *arguments)
    assert rendered() == []
