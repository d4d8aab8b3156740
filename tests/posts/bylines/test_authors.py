"""Authors as readers see them."""

import pytest

from blog.posts.bylines.authors import author_at, live_authors
from tests.factories import make_account, make_draft, make_post, rewrite

pytestmark = pytest.mark.django_db


def test_an_author_with_an_account_has_its_profile():
    alice = make_account("alice", about="She reads.", website="https://alice.example/")
    make_post(author=alice)
    author = author_at("alice")
    assert (author.account, author.name, author.about) == (alice, "Alice", "She reads.")
    assert author.website == "https://alice.example/"
    assert author_at("nobody") is None


def test_a_guest_is_known_by_name():
    rewrite(make_draft(), authors=["Rosa Guest"])
    author = author_at("rosa-guest")
    assert (author.account, author.name, author.about) == (None, "Rosa Guest", "")


def test_an_account_comes_before_a_guest_of_the_same_name():
    rewrite(make_draft(), authors=["Alice"])
    alice = make_account("alice")
    make_post(author=alice)
    assert author_at("alice").account == alice


def test_authors_of_live_posts_are_sorted_and_counted():
    alice = make_account("alice")
    make_post(author=alice)
    make_post(author=alice)
    make_post(author=alice, kind="page")
    rewrite(make_post(), authors=["Bob", "Ådne"])
    rewrite(make_draft(), authors=["Zoe"])
    found = [(author.name, author.count) for author in live_authors()]
    assert [pair for pair in found if pair[0] in {"Alice", "Bob", "Zoe"}] == [
        ("Alice", 2),
        ("Bob", 1),
    ]
