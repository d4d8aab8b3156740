"""Which links are collected, and for how long they are kept."""

from datetime import timedelta

import pytest
from django.utils import timezone

from blog.links.collecting import (
    LATE,
    collect_missed,
    collect_post,
    collect_source,
    delete_unused_links,
    wake_hosts,
)
from blog.links.models import Host, Link, LinkUse
from blog.posts.publishing import withdraw
from blog.sources.models import Source
from tests.factories import make_draft, make_post, rewrite
from tests.links.conftest import make_web_source

pytestmark = pytest.mark.django_db

LINKS = (
    '<p><a href="https://ada.example/1">one</a> <a href="https://ada.example/1#top">again</a>'
    '<a href="https://bob.example/2">two</a> <a href="https://blog.example/about/">ours</a>'
    '<a href="/about/">ours</a> <a href="mailto:ada@example.org">mail</a></p>'
)


def urls() -> set[str]:
    return set(Link.objects.values_list("url", flat=True))


def test_a_live_post_has_its_links_to_other_sites():
    post = make_post(body=LINKS)
    collect_post(post.pk)
    assert urls() == {"https://ada.example/1", "https://ada.example/1#top", "https://bob.example/2"}
    assert set(Host.objects.values_list("name", flat=True)) == {"ada.example", "bob.example"}
    assert all(host.due_at <= timezone.now() for host in Host.objects.all())


def test_a_draft_has_none_and_a_withdrawn_post_no_longer():
    collect_post(make_draft(body=LINKS).pk)
    assert urls() == set()
    post = make_post(body=LINKS)
    collect_post(post.pk)
    withdraw(post, reason="", by=None)
    collect_post(post.pk)
    assert not LinkUse.objects.exists()


def test_a_changed_post_keeps_what_is_known_of_its_other_links():
    post = make_post(body=LINKS)
    collect_post(post.pk)
    Link.objects.filter(url="https://bob.example/2").update(state="dead")
    rewrite(post, body='<p><a href="https://bob.example/2">two</a></p>')
    collect_post(post.pk)
    assert [use.link.state for use in LinkUse.objects.all()] == ["dead"]


def test_a_source_has_its_url_and_its_doi():
    collect_source(make_web_source(DOI="10.1000/a<b>(1)"))
    assert urls() == {"http://ada.example/letter", "https://doi.org/10.1000/a%3Cb%3E(1)"}


def test_a_source_in_the_trash_has_none():
    source = make_web_source()
    collect_source(source)
    source.trashed_at = timezone.now()
    collect_source(source)
    assert not LinkUse.objects.exists()


def test_one_link_serves_all_that_use_it():
    for _number in range(2):
        collect_source(make_web_source())
    assert (Link.objects.count(), LinkUse.objects.count()) == (1, 2)


def test_what_was_missed_is_collected_once():
    make_post(body=LINKS)
    make_web_source("http://carl.example/")
    assert collect_missed() == 2
    assert len(urls()) == 4
    assert collect_missed() == 0


def test_a_post_whose_change_was_missed_is_collected_again():
    post = make_post(body=LINKS)
    collect_missed()
    rewrite(post, body='<p><a href="https://dora.example/">new</a></p>')
    assert collect_missed() == 1
    assert "https://dora.example/" in urls()


def test_unused_links_and_their_hosts_are_deleted():
    collect_source(make_web_source())
    kept = make_web_source("http://bob.example/")
    collect_source(kept)
    Source.objects.exclude(pk=kept.pk).delete()
    assert delete_unused_links() == 1
    assert urls() == {"http://bob.example/"}
    assert Host.objects.get().name == "bob.example"
    assert delete_unused_links() == 0


@pytest.mark.parametrize(
    "url", ["http://ada.example/" + "x" * 2000, "http://blog.example/1", "ftp://a/"]
)
def test_what_cannot_be_checked_is_no_link(url):
    post = make_post(body=f'<p><a href="{url}">one</a></p>')
    collect_post(post.pk)
    assert urls() == set()


def test_a_host_that_is_due_too_late_is_woken():
    collect_source(make_web_source())
    link, now = Link.objects.get(), timezone.now()
    for due_at in (None, now + timedelta(days=30)):
        Host.objects.update(due_at=due_at)
        assert wake_hosts() == 1
        assert Host.objects.get().due_at == link.check_at
    assert wake_hosts() == 0
    Host.objects.update(due_at=now + timedelta(days=7))  # it asked to be left alone
    assert wake_hosts() == 0
    Host.objects.update(due_at=link.check_at + LATE)
    assert wake_hosts() == 0
    Host.objects.update(due_at=now + timedelta(days=30), leased_until=now)
    assert wake_hosts() == 0
