"""The HTML view of a text."""

import pytest
from django.urls import reverse

from tests.factories import citing, make_source

pytestmark = pytest.mark.django_db


def clean(client, html: str):
    return client.post(reverse("admin:post-html"), {"html": html})


def test_html_comes_back_cleaned_with_what_was_dropped(admin):
    answer = clean(admin, '<p onclick="x()">a</p><script>b</script>')
    assert answer.json() == {"html": "<p>a</p>", "dropped": ["<script>", "onclick of <p>"]}


def test_citations_get_their_label(admin):
    source = make_source()
    answer = clean(admin, f"<p>a{citing(source)}</p>").json()
    assert f">{source.short_name}</cite-ref>" in answer["html"]


def test_too_much_html_is_refused(admin):
    assert clean(admin, "a" * 2_000_001).status_code == 400


def test_hostile_nesting_is_refused_with_its_reason(admin):
    answer = clean(admin, "<div>" * 100_000)
    assert answer.status_code == 400
    (reason,) = answer.json()["errors"]["html"]
    assert reason.startswith("The text has more than 5,000 elements inside one another")
