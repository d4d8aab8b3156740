"""Lookups in a web archive that misbehaves, and what readers get of it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from time_machine import travel

from blog.links.archives.asking import cited_at, look_up_in_archive
from blog.links.archives.models import ArchiveLookup
from blog.links.archives.queueing import queue_lookups
from blog.links.tasks import look_up_archived
from blog.posts.tasks import render_posts
from blog.site.models import Site, WebArchive
from blog.sources.models import Source
from tests.factories import citing, make_post
from tests.links.conftest import make_web_source

pytestmark = pytest.mark.django_db

URL = "http://ada.example/letter"
GATE, SAVE = f"web.archive.org/web/{URL}", f"web.archive.org/save/{URL}"
KEPT = f"web.archive.org/web/20130714090000/{URL}"
DATED = "Memento-Datetime: Sun, 14 Jul 2013 09:00:00 GMT"


@pytest.fixture
def source(settings) -> Source:
    """A source that readers see, of a blog that looks for archived versions."""
    Site.objects.update_or_create(pk=1, defaults={"web_archive": WebArchive.WAYBACK})
    source = make_web_source(URL, accessed={"date-parts": [[2013, 7, 15]]})
    make_post(title="Citing", body=f"<p>So.{citing(source)}</p>")
    return source


def has_page(internet) -> None:
    internet.redirect(GATE, f"/web/20130714090000/{URL}")
    internet.page(KEPT, "old", headers=[DATED])


def look_up() -> ArchiveLookup:
    """Look up what is due, as the task does; return the row."""
    queue_lookups()
    lookup = ArchiveLookup.objects.select_related("source").get()
    look_up_in_archive(lookup)
    lookup.refresh_from_db()
    lookup.source.refresh_from_db()
    return lookup


def test_nothing_is_asked_unless_the_owner_wishes(internet, source):
    Site.objects.update(web_archive="")
    assert queue_lookups() == 0
    Site.objects.update(web_archive=WebArchive.OTHER, timegate="")
    assert queue_lookups() == 0
    assert not ArchiveLookup.objects.exists() and internet.urls == []


def test_a_found_version_is_stored_and_never_asked_for_again(internet, source):
    has_page(internet)
    lookup = look_up()
    assert (lookup.due_at, lookup.failed_at) == (None, None)
    assert lookup.source.archive_url == f"https://{KEPT}"
    assert str(lookup.source.archived_on) == "2013-07-14"
    assert internet.asked[0].header("accept-datetime") == "Mon, 15 Jul 2013 12:00:00 GMT"
    with travel(timezone.now() + timedelta(days=400)):
        assert queue_lookups() == 0


def test_the_task_looks_up_a_source_and_nothing_for_one_that_is_gone(internet, source):
    has_page(internet)
    queue_lookups()
    look_up_archived.call(source.pk)
    assert Source.objects.get(pk=source.pk).archive_url == f"https://{KEPT}"
    look_up_archived.call(source.pk)  # a task that was queued twice
    look_up_archived.call(0)
    assert internet.urls == [GATE, KEPT]


def test_another_archive_is_asked_at_its_timegate(internet, source):
    Site.objects.update(web_archive=WebArchive.OTHER, timegate="https://past.example/tg/")
    internet.page(f"past.example/tg/{URL}", "old", headers=[DATED])
    assert look_up().source.archive_url == f"https://past.example/tg/{URL}"
    assert {url.partition("/")[0] for url in internet.urls} == {"past.example"}


def test_readers_get_the_version_while_the_page_is_gone(internet, source, client):
    has_page(internet)
    look_up()
    post = source.citations.get().post
    render_posts.func([post.pk])
    robust = f'data-versiondate="2013-07-14" data-versionurl="https://{KEPT}"'
    page = client.get(post.get_absolute_url()).content.decode()
    assert robust in page and "Archived version" not in page
    Source.objects.update(page_gone_on="2026-11-01")
    render_posts.func([post.pk])
    for path in (post.get_absolute_url(), source.get_absolute_url()):
        link = f'<a href="https://{KEPT}">Archived version of July 14, 2013</a>'
        assert link in client.get(path).content.decode()


def test_a_busy_archive_is_left_alone_by_all_lookups(internet, source):
    other = make_web_source("http://bob.example/", title="Other")
    make_post(title="Too", body=f"<p>So.{citing(other)}</p>")
    queue_lookups()
    now = timezone.now()
    ArchiveLookup.objects.filter(source=source).update(due_at=now - timedelta(hours=1))
    busy = {"status": "429 Too Many Requests", "headers": ["Retry-After: 7200"]}
    internet.page(GATE, "slow down", **busy)
    with travel(now, tick=False):
        look_up_in_archive(ArchiveLookup.objects.get(source=source))
        assert queue_lookups() == 0
    assert set(ArchiveLookup.objects.values_list("due_at", flat=True)) == {
        now + timedelta(seconds=7200)
    }
    assert (
        ArchiveLookup.objects.get(source=source).error == "It responded with 429 Too Many Requests"
    )


def test_a_page_that_the_archive_lacks_is_looked_for_again_later(internet, source):
    internet.page(GATE, "no", status="404 Not Found")
    lookup = look_up()
    assert lookup.due_at > timezone.now() + timedelta(days=59)
    assert (lookup.failed_at, lookup.source.archive_url) == (None, "")
    assert internet.urls == [GATE]  # nothing is saved unless the owner wishes


def test_a_page_is_saved_once_and_then_found(internet, source):
    Site.objects.update(saves_to_archive=True)
    internet.page(SAVE, "Saving page now")
    lookup = look_up()
    assert timezone.now() < lookup.due_at < timezone.now() + timedelta(hours=7)
    has_page(internet)
    with travel(timezone.now() + timedelta(hours=7)):
        assert look_up().source.archive_url == f"https://{KEPT}"
    assert internet.urls == [GATE, SAVE, GATE, KEPT]


def test_saving_that_ends_in_trouble_is_not_repeated(internet, source):
    Site.objects.update(saves_to_archive=True)
    internet.page(SAVE, status="502 Bad Gateway")
    lookup = look_up()
    assert lookup.is_retrying
    with travel(timezone.now() + timedelta(hours=2)):
        assert look_up().failed_at is None
    assert internet.urls == [GATE, SAVE, GATE]


def test_an_archive_in_the_own_network_is_given_up(internet, source):
    Site.objects.update(web_archive=WebArchive.OTHER, timegate="http://127.0.0.1/")
    lookup = look_up()
    assert lookup.is_given_up and "not on the public internet" in lookup.error


def test_a_source_without_a_day_of_access_was_seen_when_it_was_stored(source):
    assert cited_at(source).isoformat() == "2013-07-15T12:00:00+00:00"
    bare = make_web_source("http://bob.example/", accessed={"date-parts": [[2013]]})
    assert cited_at(bare) == bare.created_at
