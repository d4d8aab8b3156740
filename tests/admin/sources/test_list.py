"""The list of sources."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from blog.posts.citations.recording import record_consulted
from blog.sources.models import Source
from tests.factories import citing, make_post, make_source

pytestmark = pytest.mark.django_db

LIST = "/admin/blog/source/"


def test_the_list_shows_dates_and_how_often_each_source_is_cited(
    admin, author, django_assert_num_queries
):
    sources = [make_source(title="Split", issued={"raw": "1850~"})]
    make_post(author=author, body=f"<p>{citing(sources[0])}</p>")
    page = admin.get(LIST).content.decode()
    assert "c. 1850" in page
    assert "1 post" in page
    with CaptureQueriesContext(connection) as for_one:
        admin.get(LIST)
    make_source(), make_source()
    with django_assert_num_queries(len(for_one)):
        admin.get(LIST)


def test_accents_and_capitals_do_not_change_the_order_of_the_list(admin):
    for family in ("Zebra", "Äpfel", "ábel", "Łoś", "Miller"):
        make_source(title="Split", author=[{"family": family}])
    page = admin.get(reverse("admin:blog_source_changelist")).content.decode()
    assert re.findall(r">(\w+)\. Split", page) == ["ábel", "Äpfel", "Łoś", "Miller", "Zebra"]


def test_the_list_is_filtered_by_the_kinds_in_use(admin):
    make_source(type="map", title="Chart")
    make_source(type="book", title="Split")
    page = admin.get(LIST, {"kind": "map"})
    assert [source.title for source in page.context["cl"].queryset] == ["Chart"]
    offered = page.context["cl"].filter_specs[0].lookup_choices
    assert [kind for kind, _label in offered] == ["book", "map"]


def test_a_source_in_use_is_not_deleted_and_its_posts_are_listed(admin, author):
    cited, consulted = make_source(), make_source()
    make_post(title="Citing Post", author=author, body=f"<p>{citing(cited)}</p>")
    record_consulted(make_post(title="Reading Post", author=author), [consulted])
    for source, title in ((cited, "Citing Post"), (consulted, "Reading Post")):
        path = reverse("admin:trash-throw-away", args=["source", source.pk])
        assert title in admin.get(path).content.decode()
        admin.post(path)
    assert Source.objects.kept().count() == 2
