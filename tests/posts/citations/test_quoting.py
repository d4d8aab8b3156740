"""Links to quoted passages."""

import pytest

from blog.posts.citations.quoting import texts_of, url_of_quotation
from tests.copies.conftest import URL, folder, keep, source

__all__ = ["folder", "source"]
pytestmark = pytest.mark.django_db


def test_the_newest_copy_is_what_the_page_has(source):
    keep(source, "<p>The engine is ready.</p>")
    keep(source, "<p>The engine was ready.</p>")
    texts = texts_of([source])
    assert url_of_quotation("engine was ready", source, texts).startswith(f"{URL}#:~:text=")
    assert url_of_quotation("engine is ready", source, texts) == ""


def test_no_query_without_copies(source, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert texts_of([source]) == {}
    assert url_of_quotation("anything", source, {}) == ""
