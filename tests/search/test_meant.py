"""What a missing address seems to mean."""

import pytest

from blog.search.indexing import rebuild
from blog.search.meant import archive_of, meant_by
from tests.factories import A_DAY, make_draft, make_post

pytestmark = pytest.mark.django_db


@pytest.fixture
def posts():
    make_post(title="The Sino-Soviet Split", at=A_DAY, body="<p>A quarrel of Khrushchev.</p>")
    make_post(title="Rivers of Manchuria", at=A_DAY, body="<p>The Ussuri.</p>")
    make_draft(title="The Sino-Soviet Secret", body="<p>Khrushchev</p>")
    rebuild()


@pytest.mark.parametrize(
    ("path", "titles"),
    [
        ("/2012/05/the-sino-soviet-split.html", ["The Sino-Soviet Split"]),
        ("/the-sino-soviet-splti/", ["The Sino-Soviet Split"]),
        ("/blog/manchuria/feed/2/", []),
        ("/p/rivers-manchuria/", ["Rivers of Manchuria"]),
        ("/topics/khrushchev/", ["The Sino-Soviet Split"]),
        ("/quarrel-zzzzzz/", ["The Sino-Soviet Split"]),
        ("/1234/", []),
        ("/", []),
        ("/%E2%98%83/", []),
    ],
)
def test_posts_are_found_by_slug_and_words(posts, path, titles):
    assert [meant.title for meant in meant_by(path)] == titles


@pytest.mark.parametrize(
    ("path", "archive"),
    [
        ("/2013/07/teh-split/", "/2013/07/"),
        ("/blog/2013/x", "/2013/"),
        ("/2013/12/x/", ""),
        ("/1999/", ""),
        ("/20131/", ""),
    ],
)
def test_the_archive_of_the_date_is_offered_if_it_has_posts(posts, path, archive):
    assert archive_of(path) == archive


@pytest.mark.parametrize("count", [1, 30])
def test_it_asks_a_bounded_number_of_queries(count, django_assert_max_num_queries):
    for number in range(count):
        make_post(title=f"The Sino-Soviet Split {number}")
    rebuild()
    for path in ("/the-sino-soviet-spilt/", "/zzz-quarrel-of-nobody-at-all-in-the-world-of-x/"):
        with django_assert_max_num_queries(9):
            meant_by(path)
