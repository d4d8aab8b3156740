"""What a change has missed is repaired."""

import pytest

from blog.posts.bylines.models import Byline
from blog.posts.listing.counts import posts_by_author, posts_by_tag
from blog.posts.listing.repairing import repair_lists
from blog.posts.models import Post
from blog.posts.tags.models import Tag, Tagging
from blog.site.counts.models import ListCount
from tests.factories import make_account, make_draft, make_post

pytestmark = pytest.mark.django_db


def test_lists_and_counts_are_repaired():
    make_post(tags=("Maps",), author=make_account("ann"))
    make_post(tags=("Maps",))
    make_draft(tags=("Maps",))
    assert repair_lists() == 0
    Post.objects.update(listed_at=None)
    Tagging.objects.update(listed_at=None)
    Byline.objects.update(listed_at=None, listed_as="")
    ListCount.objects.update(count=7)
    assert repair_lists() > 0
    assert posts_by_tag() == {Tag.objects.get().pk: 2}
    assert posts_by_author() == ({"ann": 1, "a-guest": 1}, {"a-guest": "A Guest"})
    assert repair_lists() == 0
