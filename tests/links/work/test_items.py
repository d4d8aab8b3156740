"""The work list: its order, by the views of the posts that readers meet something in."""

from datetime import timedelta

import pytest
from django.utils import timezone

from blog.copies.models import RemovalRequest
from blog.links.collecting import collect_post, collect_source
from blog.links.models import Link
from blog.links.quotations.models import QuotationCheck
from blog.links.work.items import work_items
from blog.posts.models import Post
from blog.statistics.models import PostViews
from tests.factories import citing, make_draft, make_post
from tests.links.conftest import make_web_source

pytestmark = pytest.mark.django_db


def view(post: Post, count: int, *, days_ago: int = 1) -> None:
    day = timezone.localdate() - timedelta(days=days_ago)
    PostViews.objects.create(post=post, day=day, count=count)


def linking(name: str) -> Post:
    post = make_post(title=name, body=f'<p><a href="http://{name}.example/">there</a></p>')
    collect_post(post.pk)
    return post


def listed(limit: int = 10) -> list[tuple[str, str, int]]:
    items = work_items(
        links=Link.objects.all(),
        quotations=QuotationCheck.objects.all(),
        requests=RemovalRequest.objects.all(),
        limit=limit,
    )
    return [(item.kind, str(item.row).partition(":")[0], item.readers) for item in items]


def test_what_affects_most_readers_comes_first():
    source = make_web_source("http://cited.example/", key="cited", title="Cited")
    collect_source(source)
    cites = [make_post(title=f"C{n}", body=f"<p>So.{citing(source)}</p>") for n in range(2)]
    make_draft(body=f"<p>So.{citing(source)}</p>")
    for post in cites:
        view(post, 5)
        view(post, 1000, days_ago=400)  # longer ago than a year
    view(linking("often"), 20)
    linking("never")
    now = timezone.now()
    QuotationCheck.objects.create(
        post=cites[0], source=source, quotation="We quote", outcome="missing", checked_at=now
    )
    RemovalRequest.objects.create(source=source, reason="Mine")
    assert listed() == [
        ("link", "http", 20),
        ("link", "http", 10),
        ("request", source.key, 10),
        ("quotation", "We quote", 5),
        ("link", "http", 0),
    ]
    assert len(listed(limit=2)) == 2


def test_the_queries_do_not_grow(django_assert_max_num_queries):
    def fill(names: range) -> None:
        for number in names:
            view(linking(f"host{number}"), number)
            source = make_web_source(f"http://cited{number}.example/", title=f"S{number}")
            collect_source(source)
            make_post(title=f"C{number}", body=f"<p>So.{citing(source)}</p>")
            RemovalRequest.objects.create(source=source, reason="Mine")

    for names in (range(1), range(1, 4)):
        fill(names)
        with django_assert_max_num_queries(16):
            listed()


def test_links_of_nothing_but_trash_are_left_out():
    source = make_web_source("http://cited.example/")
    collect_source(source)
    source.trashed_at = timezone.now()
    source.save()
    assert listed() == []
