"""Markdown pasted into a post's text."""

import pytest
from django.urls import reverse

from blog.site.models import Site

pytestmark = pytest.mark.django_db


def convert(client, **data: str):
    return client.post(reverse("admin:post-markdown"), data)


def test_markdown_becomes_the_html_of_a_post(admin):
    answer = convert(admin, text='# A "b"\n\nc[^1]\n\n[^1]: d')
    assert answer.json() == {"html": "<h2>A “b”</h2>\n<p>c<foot-note>d</foot-note></p>"}


def test_straight_quotes_become_those_of_the_post_s_language(admin):
    assert convert(admin, text='"b"', language="de").json() == {"html": "<p>„b“</p>"}


def test_straight_quotes_stay_if_smart_quotes_are_off(admin):
    Site(pk=Site.SINGLETON_PK, smart_quotes=False).save()
    assert convert(admin, text='"b"').json() == {"html": '<p>"b"</p>'}


def test_a_request_without_text_is_refused(admin):
    assert convert(admin, text="").status_code == 400
