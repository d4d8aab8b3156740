"""Reading the post of a page."""

import pytest

from blog.posts.permalinks.models import Permalink
from blog.posts.reading import post_at
from tests.factories import A_DAY, make_account, make_post, make_scheduled, rewrite

pytestmark = pytest.mark.django_db


def test_a_post_is_read_with_its_authors_tags_and_neighbors(django_assert_num_queries):
    author, coauthor = make_account("rosa"), make_account("ada")
    older = make_post(title="Older", at=A_DAY.replace(hour=1))
    post = make_post(author=author, tags=("Ships", "Canals"), at=A_DAY.replace(hour=2))
    rewrite(post, authors=[author, coauthor])
    make_scheduled(title="Not yet")

    with django_assert_num_queries(3):
        found = post_at(str(post.permalink_id))
        assert found == post
        assert [str(byline) for byline in found.bylines.all()] == ["Rosa", "Ada"]
        assert [tag.name for tag in found.tags_in_order] == ["Canals", "Ships"]
        assert (found.older["title"], found.older["path"]) == ("Older", older.permalink_id)
        assert found.newer is None


def test_a_post_is_found_at_its_former_paths():
    post = make_post()
    Permalink.objects.create(path="/old.html", post=post)
    assert post_at("/old.html") == post


def test_no_post_is_found_elsewhere():
    make_post()
    assert post_at("/nowhere/") is None
