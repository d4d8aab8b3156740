"""The welcome blog: true to its plan, repeatable, removable."""

import re

import pytest
from django.core.management import call_command
from django.utils.html import strip_tags

from blog.comments.models import Comment
from blog.media.models import Picture
from blog.posts.citations.models import Citation
from blog.posts.models import Post
from blog.posts.permalinks.models import Permalink
from blog.posts.tags.models import Tag
from blog.sources.models import Source
from blog.text.html.excerpts import plain_text
from blog.welcome.writing import is_new_blog, remove_welcome_blog, write_welcome_blog
from tests.factories import citing, make_post

pytestmark = pytest.mark.django_db

ALL = (Comment, Picture, Citation, Permalink, Post, Source, Tag)


@pytest.fixture(scope="module")
def welcome(module_queue, module_rows):
    write_welcome_blog()


@pytest.fixture
def history(welcome):
    return Post.objects.get(import_ref="welcome/sino-soviet.html")


def test_the_history_post_is_dated_as_the_page_it_remembers(client, history):
    assert (history.day.isoformat(), f"{history.day:%A}") == ("2013-07-15", "Monday")
    page = strip_tags(client.get(history.get_absolute_url()).content.decode())
    assert "Monday, July 15, 2013" in page


def test_it_has_about_900_words(history):
    assert (
        850 <= len(plain_text(re.sub(r"<cite-ref.*?</cite-ref>", "", history.body)).split()) <= 960
    )


def test_it_cites_seven_kinds_of_works_and_more(history):
    kinds = set(history.sources.values_list("kind", flat=True))
    assert {"book", "chapter", "article-journal", "article-newspaper", "webpage"} <= kinds
    assert kinds & {"manuscript", "document"}
    assert kinds & {"interview", "motion_picture", "broadcast"}
    assert history.citations.exclude(locator="").count() >= 7
    archival = Source.objects.filter(kind__in=["manuscript", "document"]).first()
    assert archival.rest["archive"]


def test_one_picture_is_there_and_one_is_lost(client, history):
    page = client.get(history.get_absolute_url()).content.decode()
    assert page.count("<figure") == 2
    assert page.count("picture-missing") >= 1
    assert page.count("<img") == 1


def test_three_comments_two_in_a_thread(client, history):
    comments = Comment.objects.filter(post=history)
    assert (comments.count(), comments.exclude(parent=None).count()) == (3, 1)
    assert "3 comments:" in client.get(history.get_absolute_url()).content.decode()


def test_nothing_in_it_is_missing(history):
    for post in Post.objects.all():
        assert "cite-missing" not in post.rendered


def test_it_can_be_written_again(history):
    before = [model.objects.count() for model in ALL]
    call_command("demo", verbosity=0)
    assert [model.objects.count() for model in ALL] == before


def test_it_can_be_removed_whole(history):
    remove_welcome_blog()
    assert [model.objects.count() for model in ALL] == [0] * len(ALL)


def test_removing_it_leaves_what_others_use(history):
    source = history.sources.first()
    mine = make_post(body=f"<p>{citing(source)}</p>")
    remove_welcome_blog()
    assert (list(Post.objects.all()), list(Source.objects.all())) == ([mine], [source])


def test_a_blog_is_new_until_something_is_in_it():
    remove_welcome_blog()
    assert is_new_blog()
    make_post()
    assert not is_new_blog()


def test_render_all_gives_the_same_pages(history):
    fields = ("rendered", "rendered_sources", "rendered_lead", "excerpt")
    before = list(Post.objects.order_by("pk").values(*fields))
    call_command("render", "--all")
    assert list(Post.objects.order_by("pk").values(*fields)) == before
