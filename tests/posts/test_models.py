"""What a post knows about itself."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override

from blog.posts.models import Post
from tests.factories import make_draft, make_post, make_trashed, make_withdrawn, rewrite

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("seen_for", "is_gone"), [(timedelta(0), True), (-timedelta(seconds=1), False)]
)
def test_a_post_in_the_trash_is_gone_if_readers_could_see_it(seen_for, is_gone):
    post = make_trashed()
    post.published_at = post.trashed_at - seen_for
    assert post.is_gone == is_gone


def test_withdrawn_posts_are_gone_and_drafts_never_were_there():
    draft = make_draft()
    draft.trashed_at = datetime(2013, 7, 15, tzinfo=UTC)
    assert [post.is_gone for post in (make_withdrawn(), make_post(), draft)] == [True, False, False]


def test_the_day_of_a_post_is_that_of_the_blog():
    post = Post(published_at=datetime(2013, 7, 31, 20, tzinfo=UTC))
    with timezone.override("Asia/Tokyo"):
        assert (post.day, Post().day) == (date(2013, 8, 1), None)


def test_the_direction_is_that_of_the_language_unless_set():
    posts = [Post(language="ar"), Post(language="ar", direction="ltr"), Post(language="de")]
    assert [post.text_direction for post in posts] == ["rtl", "ltr", "ltr"]


def test_only_listed_sources_are_sources():
    post = make_post()
    assert not post.has_sources
    post.rendered_sources = '<section id="sources"></section>'
    assert post.has_sources


def test_tags_are_in_the_order_of_their_names():
    post = rewrite(make_draft(), tags=["zebra", "Ähre", "Maus"])
    with override("de"):
        assert [tag.name for tag in post.tags_in_order] == ["Ähre", "Maus", "zebra"]
