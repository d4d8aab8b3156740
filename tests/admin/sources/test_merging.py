"""Merging two sources in the admin panel."""

import pytest
from django.urls import reverse

from blog.sources.models import Source
from tests.factories import make_source

pytestmark = pytest.mark.django_db

LIST = "/admin/blog/source/"


def change(source: Source) -> str:
    return reverse("admin:blog_source_change", args=[source.pk])


def test_two_sources_are_merged(admin):
    kept, gone = make_source(title="Kept"), make_source(title="Gone")
    response = admin.post(LIST, {"action": "merge", "_selected_action": [kept.pk, gone.pk]})
    page = admin.get(response["Location"])
    assert [source for _name, source in page.context["sources"]] in ([kept, gone], [gone, kept])
    assert Source.objects.count() == 2
    data = {"first": kept.pk, "second": gone.pk, "keep": "first"}
    assert admin.post(response["Location"].split("?")[0], data)["Location"] == change(kept)
    assert list(Source.objects.all()) == [kept]


@pytest.mark.parametrize("chosen", [1, 3])
def test_merging_takes_two(admin, chosen):
    sources = [make_source() for _number in range(chosen)]
    response = admin.post(
        LIST,
        {"action": "merge", "_selected_action": [source.pk for source in sources]},
        follow=True,
    )
    assert "Choose two sources to merge." in response.content.decode()
    source = sources[0]
    admin.post("/admin/sources/merge/", {"first": source.pk, "second": source.pk, "keep": "first"})
    assert Source.objects.count() == chosen
