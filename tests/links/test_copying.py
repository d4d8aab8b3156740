"""Copies from the answers to link checks, without a request more."""

import pytest
from django.utils import timezone
from time_machine import travel

from blog.copies.models import KeptCopy
from blog.links import collecting
from blog.links.checking import mark_sources
from blog.links.collecting import collect_source, schedule_missing_copies
from blog.links.models import Host, Link, LinkState
from blog.site.models import Site
from blog.sources.models import CopyPolicy, Source
from tests import sample_files
from tests.links.conftest import TEXT, make_web_source
from tests.links.test_checking import check_again, methods

pytestmark = pytest.mark.django_db
PAGE = "ada.example/letter"


@pytest.fixture
def source() -> Source:
    """A source whose link is known."""
    source = make_web_source()
    collect_source(source)
    return source


@pytest.fixture
def link(source) -> Link:
    return Link.objects.get()


def test_a_check_keeps_a_copy_with_no_request_more(internet, source, link):
    internet.page(PAGE, TEXT)
    check_again(link, days=0)
    assert methods(internet) == ["HEAD", "GET"]
    assert source.copies.get().text.startswith("Dear Ada")


def test_links_in_texts_are_not_copied(internet, link, source):
    source.url = "http://ada.example/other"
    source.save()
    internet.page(PAGE, TEXT)
    check_again(link, days=0)
    assert not KeptCopy.objects.exists()


def test_a_file_is_read_again_only_if_it_has_changed(internet, source, link):
    def serve(mark: str):
        pdf = sample_files.pdf(f"Paper {mark}")
        internet.page(PAGE, pdf, kind="application/pdf", headers=[f"ETag: {mark}"])

    serve("1")
    check_again(link, days=0)
    check_again(link, days=1)
    assert methods(internet) == ["HEAD", "GET", "HEAD"]
    serve("2")
    check_again(link, days=2)
    assert source.copies.count() == 2
    assert link.state == LinkState.OK  # drift counts only after a second time


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ({"headers": ["X-Robots-Tag: noarchive"]}, "The page asks programs not to keep copies"),
        ({"body": "<meta name=robots content=noarchive>"}, "The page asks programs not to keep"),
        ({"kind": "video/mp4"}, "It is a file of a type that is not copied."),
        ({"body": "<p>" + "x" * 5_100_000}, "It is too large to be copied."),
    ],
)
def test_a_page_that_cannot_be_copied_says_why(internet, link, answer, reason):
    internet.page(PAGE, **answer)
    check_again(link, days=0)
    assert not KeptCopy.objects.exists()
    assert link.state == LinkState.OK
    assert link.no_copy_because.startswith(reason)


def test_robots_that_refuse_a_visit_refuse_a_copy(internet, link):
    internet.page("ada.example/robots.txt", "User-agent: *\nDisallow: /", kind="text/plain")
    internet.page(PAGE, TEXT)
    check_again(link, days=0)
    assert link.no_copy_because == "Its robots.txt asks programs not to visit it."
    assert methods(internet) == []


def test_a_large_file_is_not_kept(internet, link, settings):
    settings.MAX_COPY_MB = 1
    internet.page(PAGE, b"%PDF" + b" " * 1_100_000, kind="application/pdf")
    check_again(link, days=0)
    assert (link.state, link.no_copy_because) == ("ok", "It is too large to be copied.")


@pytest.mark.parametrize("off", ["source", "site"])
def test_no_copies_are_kept_where_they_are_switched_off(internet, source, link, off):
    if off == "source":
        Source.objects.update(copy_policy=CopyPolicy.NONE)
    else:
        Site.objects.update_or_create(pk=1, defaults={"keeps_copies": False})
    internet.page(PAGE, TEXT)
    check_again(link, days=0)
    assert not KeptCopy.objects.exists()


def test_a_copy_a_person_asked_for_is_compared_with_from_then_on(internet, source, link):
    internet.page(PAGE, TEXT)
    check_again(link, days=0)
    internet.page(PAGE, "<p>" + "Another letter of another year. " * 20)
    for days in (1, 2, 3):
        check_again(link, days=days)
    assert link.state == LinkState.DRIFTED
    source.refresh_from_db()
    assert (source.page_changed_on, source.copy_is_shown) == (
        timezone.localdate(link.state_since),
        True,
    )
    Link.objects.update(wants_copy=True)
    link.refresh_from_db()
    check_again(link, days=4)
    assert (link.state, link.wants_copy) == (LinkState.OK, False)
    assert source.copies.reference().text.startswith("Another letter")
    source.refresh_from_db()
    assert (source.page_changed_on, source.copy_is_shown) == (None, False)


def test_a_dismissed_change_is_not_shown_to_readers(source, link):
    link.state, link.state_since, link.is_accepted = LinkState.DRIFTED, timezone.now(), True
    mark_sources(link)
    source.refresh_from_db()
    assert source.page_changed_on is None


def test_the_first_to_be_checked_of_those_without_copies_come_first(monkeypatch):
    monkeypatch.setattr(collecting, "COPIES_AT_A_TIME", 1)
    now = timezone.now()
    urls = [f"http://{host}.example/" for host in ("ada", "bob", "eve")]
    for url in urls:
        collect_source(make_web_source(url))
    with travel(now, tick=False):
        for url, hours in zip(urls, (49, 25, 24), strict=True):
            Link.objects.filter(url=url).update(
                state=LinkState.OK, check_at=now + timezone.timedelta(hours=hours)
            )
        due = []
        for _time in range(3):
            schedule_missing_copies()
            due.append(set(Link.objects.filter(check_at__lte=now).values_list("url", flat=True)))
    assert due == [{urls[1]}, {urls[1], urls[0]}, {urls[1], urls[0]}]


def test_sources_from_before_there_were_copies_get_theirs(internet, link):
    soon = timezone.now()
    Link.objects.update(state=LinkState.OK, check_at=soon + timezone.timedelta(days=30))
    Host.objects.update(due_at=soon + timezone.timedelta(days=30))
    assert schedule_missing_copies() == 1
    assert schedule_missing_copies() == 0
    assert Host.objects.get().due_at <= timezone.now()
    Link.objects.update(
        check_at=soon + timezone.timedelta(days=30), no_copy_because="It is too large."
    )
    assert schedule_missing_copies() == 0
