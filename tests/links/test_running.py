"""The periodic jobs of links, and whether they may run."""

import pytest
from django_tasks_db.models import DBTaskResult

from blog.links.models import Host, Link
from blog.links.running import (
    WAITING,
    collect_links_missed,
    queue_due_checks,
    why_no_checks,
    why_no_copies,
)
from blog.site.models import Site
from tests.factories import make_link, make_post
from tests.links.conftest import make_web_source

pytestmark = pytest.mark.django_db


def test_due_hosts_are_queued():
    link = make_link()
    make_link("http://bob.example/1")
    Host.objects.filter(name="bob.example").update(due_at=None)
    assert queue_due_checks() == 1
    assert DBTaskResult.objects.get().args_kwargs["args"] == [link.host_id]


def test_the_queue_holds_only_so_many_checks():
    Host.objects.bulk_create(Host(name=f"{number}.example") for number in range(WAITING + 5))
    assert queue_due_checks() == WAITING
    assert queue_due_checks() == 0


@pytest.mark.parametrize("off", ["owner", "operator", "no URL"])
def test_nothing_is_checked_or_collected_if_it_is_off(off, settings):
    make_link()
    settings.ASK_OTHERS = off != "operator"
    settings.PUBLIC_URL = "" if off == "no URL" else "https://blog.example"
    Site.objects.update_or_create(pk=1, defaults={"checks_links": off != "owner"})
    make_post(body='<p><a href="https://ada.example/1">one</a></p>')
    make_web_source("http://bob.example/")
    assert queue_due_checks() == 0
    assert collect_links_missed() == 0
    assert not Link.objects.exists()  # the unused link was deleted


@pytest.mark.parametrize(
    ("off", "reason"),
    [
        ({"keeps_copies": False}, "Turn on “Keep copies of cited web pages” in the settings"),
        ({"checks_links": False}, "Turn on “Check links” in the settings"),
        ({"PUBLIC_URL": ""}, "IBID_URL is missing"),
        ({"ASK_OTHERS": False}, "IBID_ASK_OTHERS is off"),
        ({}, ""),
    ],
)
def test_the_reason_names_the_setting_that_stops_checks_or_copies(off, reason, settings):
    settings.PUBLIC_URL, settings.ASK_OTHERS = "https://blog.example", True
    for name in off.keys() & {"PUBLIC_URL", "ASK_OTHERS"}:
        setattr(settings, name, off[name])
    site = Site(**{name: off[name] for name in off if name.islower()})
    assert reason in why_no_copies(site)
    assert bool(why_no_copies(site)) == bool(reason)
    assert why_no_checks(site) == ("" if "keeps_copies" in off else why_no_copies(site))
