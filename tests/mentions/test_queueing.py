"""The posts that are scanned for links, and the deliveries that follow: once for each text."""

from datetime import timedelta

import pytest
from django.utils import timezone
from time_machine import travel

from blog.mentions.models import MAX_URL_LENGTH, Delivery, DeliveryStatus, LinkScan
from blog.mentions.queueing import DEBOUNCE, RECENT, queue_scan, scan_changed_posts
from blog.posts.models import Post
from blog.posts.publishing import publish, withdraw
from blog.site.models import Site
from blog.sources.editing import write_source
from blog.welcome.writing import write_welcome_blog
from tests.broken_database import Broken, failing_at
from tests.factories import citing, make_draft, make_post, make_source, rewrite
from tests.mentions.conftest import LINK, OURS, THERE, edit, make_recent, posted, run_worker

pytestmark = pytest.mark.django_db


def test_the_same_text_is_sent_once(ada):
    post = make_recent()
    run_worker()
    edit(post, LINK)
    run_worker()
    run_worker(minutes=5)
    assert len(posted(ada)) == 1


def test_a_post_is_scanned_with_all_its_deliveries_or_still_due():
    post = make_recent()
    with pytest.raises(Broken), failing_at('INSERT INTO "blog_delivery"'):
        scan_changed_posts()
    assert LinkScan.objects.get(post=post).changed_at


@pytest.mark.parametrize(("length", "count"), [(MAX_URL_LENGTH, 1), (MAX_URL_LENGTH + 1, 0)])
def test_a_url_may_be_so_long(length, count):
    start = "http://ada.example/"
    url = start + "a" * (length - len(start))
    make_recent(f'<p><a href="{url}">a link</a></p>')
    scan_changed_posts()
    assert Delivery.objects.count() == count


def test_a_post_that_is_a_draft_again_is_scanned_when_it_is_published(ada):
    post = make_recent()
    run_worker()
    Post.objects.update(published_at=None)
    queue_scan(post.pk)
    with travel(timezone.now() + DEBOUNCE):
        assert scan_changed_posts() == 0
    assert LinkScan.objects.get(post=post).changed_at
    assert len(posted(ada)) == 1


def test_a_changed_text_is_sent_again(ada):
    post = make_recent()
    run_worker()
    edit(post, f"{LINK}<p>And more.</p>")
    run_worker()
    assert len(posted(ada)) == 2


def test_the_sources_of_a_post_get_one_as_well(ada):
    source = make_source(type="webpage", title="Engines", URL=THERE)
    make_recent(f"<p>Engines.{citing(source)}</p>")
    run_worker()
    assert [form["target"] for form in posted(ada)] == [THERE]


def test_a_removed_link_is_sent_once_more(ada):
    post = make_recent()
    run_worker()
    edit(post, "<p>Nothing.</p>")
    run_worker()
    run_worker(minutes=10)
    assert len(posted(ada)) == 2
    assert not Delivery.objects.exists()


def test_a_link_removed_before_it_was_sent_is_not_sent(ada):
    post = make_recent()
    with travel(timezone.now() + timedelta(minutes=3)):
        scan_changed_posts()
    edit(post, "<p>Nothing.</p>")
    run_worker()
    assert (posted(ada), Delivery.objects.count()) == ([], 0)


def test_a_withdrawn_post_is_sent_with_the_url_it_had(ada):
    post = make_recent()
    run_worker()
    withdraw(post)
    queue_scan(post.pk)
    run_worker()
    assert posted(ada)[0] == posted(ada)[1]


def test_a_new_url_is_sent_as_the_one_the_page_knows(ada):
    post = make_recent(slug="old")
    run_worker()
    post.slug = "new"
    publish(post, at=post.published_at, site=Site.objects.current())
    edit(post, f"{LINK}<p>More.</p>")
    run_worker()
    assert {form["source"].rstrip("/").rpartition("/")[2] for form in posted(ada)} == {"old"}


def test_a_scheduled_post_is_sent_once_it_is_live(ada):
    post = make_draft(body=LINK)
    publish(post, at=timezone.now() + timedelta(hours=1), site=Site.objects.current())
    queue_scan(post.pk)
    run_worker()
    assert posted(ada) == []
    run_worker(minutes=61)
    assert len(posted(ada)) == 1


def test_a_recent_post_whose_change_was_missed_is_scanned(ada):
    make_recent()
    make_post(at=timezone.now() - RECENT - timedelta(days=1), body=LINK)
    assert not LinkScan.objects.exists()
    run_worker()
    assert len(posted(ada)) == 1


def test_an_imported_post_is_scanned_once_it_is_changed_here(ada):
    post = make_recent(import_ref="elsewhere/1")
    queue_scan(post.pk)
    run_worker()
    assert not LinkScan.objects.exists()
    edit(post, f"{LINK}<p>More.</p>")
    run_worker()
    assert len(posted(ada)) == 1


def test_the_examples_of_a_new_blog_are_not_scanned(ada, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        write_welcome_blog()
    run_worker()
    assert (LinkScan.objects.count(), ada.asked) == (0, [])


def test_an_old_post_that_is_changed_is_scanned(ada):
    post = make_post(body="<p>Old.</p>")
    edit(post, LINK)
    run_worker()
    assert len(posted(ada)) == 1


@pytest.mark.usefixtures("ada")
def test_a_changed_source_queues_a_scan_of_posts_that_cite_it(django_capture_on_commit_callbacks):
    source = make_source(type="webpage", title="Engines")
    post = make_recent(f"<p>Engines.{citing(source)}</p>")
    run_worker()
    with django_capture_on_commit_callbacks(execute=True):
        write_source(source, {"type": "webpage", "title": "Engines", "URL": THERE})
    scan = LinkScan.objects.get(post=post)
    assert scan.changed_at is not None


def test_nothing_is_sent_while_a_text_is_still_changed(ada):
    queue_scan(make_recent().pk)
    run_worker(minutes=1)
    assert posted(ada) == []


@pytest.mark.usefixtures("ada")
def test_deliveries_to_one_host_are_due_one_after_the_other():
    make_recent("".join(f'<p><a href="https://ada.example/{n}">x</a></p>' for n in range(3)))
    with travel(timezone.now() + timedelta(minutes=3), tick=False):
        scan_changed_posts()
        due = sorted(delivery.due_at - timezone.now() for delivery in Delivery.objects.all())
    assert due == [timedelta(seconds=0), timedelta(seconds=5), timedelta(seconds=10)]


@pytest.mark.parametrize("off", ["owner", "operator", "public URL"])
def test_nothing_is_sent_where_it_is_turned_off(ada, settings, off):
    Site.objects.update_or_create(pk=1, defaults={"sends_mentions": off != "owner"})
    settings.ASK_OTHERS = off != "operator"
    settings.PUBLIC_URL = "" if off == "public URL" else OURS
    queue_scan(make_recent().pk)
    run_worker()
    assert (ada.asked, LinkScan.objects.count(), Delivery.objects.count()) == ([], 0, 0)


def test_a_saved_post_is_queued_for_a_scan(django_capture_on_commit_callbacks):
    post = make_post(at=timezone.now() - RECENT - timedelta(days=1))
    with django_capture_on_commit_callbacks(execute=True):
        rewrite(post, by=None, body=LINK)
    scan = LinkScan.objects.get(post=post)
    assert scan.changed_at is not None


def test_the_post_that_changed_first_is_scanned_first(monkeypatch):
    monkeypatch.setattr("blog.mentions.queueing.BATCH", 1)
    late, early = make_recent(body=LINK), make_recent(body=LINK)
    for post, minutes in ((late, 5), (early, 6)):
        changed_at = timezone.now() - timedelta(minutes=minutes)
        LinkScan.objects.create(post=post, changed_at=changed_at)
    assert scan_changed_posts() == 1
    assert [delivery.post for delivery in Delivery.objects.all()] == [early]


def test_a_post_is_recent_for_thirty_days():
    now = timezone.now()
    make_post(at=now - RECENT, body=LINK)
    recent = make_post(at=now - RECENT + timedelta(seconds=1), body=LINK)
    with travel(now, tick=False):
        assert scan_changed_posts() == 1
    assert [scan.post for scan in LinkScan.objects.all()] == [recent]


def test_posts_with_several_deliveries_are_scanned_and_counted_once(ada):
    post = make_recent(f'{LINK}<p><a href="https://ada.example/2">2</a></p>')
    run_worker()
    Delivery.objects.update(status=DeliveryStatus.SENT)
    assert Delivery.objects.count() == 2
    rewrite(post, body=f"{LINK}<p>Only this.</p>")
    LinkScan.objects.update(changed_at=timezone.now() - timedelta(hours=1))
    assert (scan_changed_posts(), scan_changed_posts()) == (1, 0)
    LinkScan.objects.update(changed_at=timezone.now() - timedelta(hours=1))
    assert scan_changed_posts() == 0  # its text is the same
