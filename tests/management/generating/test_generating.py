"""A generated blog is one that the verbs would have made."""

import re
from dataclasses import asdict
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from blog.comments.counts import recount
from blog.comments.heads import render_outdated
from blog.comments.models import Comment
from blog.comments.threads.models import Thread
from blog.management.generating.plan import Plan
from blog.management.generating.texts import Texts
from blog.posts.citations.models import Citation
from blog.posts.listing.repairing import repair_lists
from blog.posts.models import Post
from blog.posts.related import nearest_to
from blog.posts.rendering.page import render
from blog.search.indexing import rebuild
from blog.search.models import IndexEntry
from blog.site.counts.models import ListCount
from blog.site.models import Site
from blog.sources.models import Source
from tests.factories import make_post, rewrite

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def printed(module_rows):
    output = StringIO()
    call_command("generate_blog", "--posts", "50", stdout=output)
    return output.getvalue().splitlines()


def test_it_has_posts_comments_and_sources_in_proportion(printed):
    assert Post.objects.posts().live().count() == 50
    assert Post.objects.pages().live().count() == 3
    assert Source.objects.count() == 10
    assert Comment.objects.count() == sum(number % 7 for number in range(49)) + 40


def test_the_last_line_is_the_url_of_the_post_to_measure(client, printed):
    page = client.get(printed[-1]).content.decode()
    assert len(re.findall(r' id="c\d+"', page)) == 40
    assert Post.objects.get(permalink=printed[-1]).citations.count() == 10


def test_rendering_and_relating_change_nothing(printed):
    site = Site.objects.current()
    for post in Post.objects.all():
        page = asdict(render(post, site=site))
        assert {name: getattr(post, name) for name in page} == page
        if not post.is_page:
            assert post.related == nearest_to(post)


def test_repairing_the_lists_of_posts_changes_nothing(printed):
    assert repair_lists() == 0
    assert ListCount.objects.filter(kind="tag").count() == 24


def test_counting_comments_changes_nothing(printed):
    def counts():
        return set(Thread.objects.values_list("pk", "comment_count")), set(
            Post.objects.values_list("pk", "comment_count")
        )

    assert render_outdated() == 0
    before = counts()
    recount(Post.objects.values_list("pk", flat=True))
    assert counts() == before


def test_saving_a_post_again_changes_neither_its_text_nor_what_it_cites(printed):
    def cited(post):
        fields = ("source", "mark", "position", "before", "after", "locator", "quotation")
        return list(Citation.objects.filter(post=post).values_list(*fields))

    specimen = Post.objects.get(permalink=printed[-1])
    before = cited(specimen), specimen.body, specimen.rendered, specimen.permalink_id
    rewrite(specimen, body=specimen.body)
    assert (cited(specimen), specimen.body, specimen.rendered, specimen.permalink_id) == before


def test_indexing_again_changes_nothing(printed):
    def entries():
        fields = ("kind", "post", "comment", "source", "year", "language", "title", "body_tokens")
        return list(IndexEntry.objects.order_by("pk").values_list(*fields))

    before = entries()
    rebuild()
    assert entries() == before


def test_the_same_seed_writes_the_same_texts():
    first, again, other = Texts(1), Texts(1), Texts(2)
    assert first.paragraphs(4) == again.paragraphs(4) != other.paragraphs(4)
    assert first.source("a") == again.source("a")


def test_only_an_empty_blog_is_filled():
    make_post()
    posts = Post.objects.count()
    with pytest.raises(CommandError, match=r"^The blog has posts or sources already"):
        call_command("generate_blog")
    assert Post.objects.count() == posts


def test_a_blog_too_small_for_the_post_to_measure_is_refused():
    with pytest.raises(CommandError, match=f"Give at least {Plan.SMALLEST} posts"):
        call_command("generate_blog", "--posts", "49")
