"""The posts and pages that the link dialog offers."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.factories import A_DAY, make_draft, make_post

pytestmark = pytest.mark.django_db


def titles(client, query: str) -> list[str]:
    links = client.get(reverse("admin:post-links"), {"q": query}).json()["links"]
    return [link["title"] for link in links]


def test_live_posts_are_found_by_words_of_their_title(admin):
    post = make_post(title="The Quiet River")
    make_post(title="The Sea")
    make_draft(title="A River Nobody Sees")
    answer = admin.get(reverse("admin:post-links"), {"q": "RIVER the"})
    link = {"title": "The Quiet River", "url": post.get_absolute_url()}
    assert answer.json() == {"links": [link]}


def test_without_words_the_newest_posts_are_offered(admin):
    for number in range(9):
        make_post(title=f"Part {number}", at=A_DAY + timedelta(days=number))
    assert titles(admin, "") == [f"Part {number}" for number in range(8, 0, -1)]
    assert titles(admin, "nothing") == []


def test_the_number_of_queries_is_flat(admin, django_assert_max_num_queries):
    make_post()
    with django_assert_max_num_queries(6):
        titles(admin, "")
