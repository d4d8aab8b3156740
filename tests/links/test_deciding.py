"""What a person decides about a link."""

import pytest
from django.utils import timezone

from blog.links import deciding
from blog.links.collecting import collect_source
from blog.links.models import Host, Link, LinkState
from blog.people.audit import last_actions
from tests.factories import make_account
from tests.interrupting import assert_all_or_nothing
from tests.links.conftest import make_web_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def source():
    source = make_web_source(title="A letter")
    source.note = "x"
    source.save()
    collect_source(source)
    return source


def make_state(state: LinkState, **fields) -> Link:
    Link.objects.update(
        state=state, state_since=timezone.now(), checked_at=timezone.now(), **fields
    )
    return Link.objects.get()


def test_a_dead_link_that_is_accepted_warns_nobody(source):
    link, by = make_state(LinkState.DEAD), make_account()
    deciding.accept(link, by=by)
    source.refresh_from_db()
    assert source.page_gone_on is None
    assert not Link.objects.needing_care().exists()
    deciding.reopen(link, by=by)
    source.refresh_from_db()
    assert source.page_gone_on == timezone.localdate()
    assert Link.objects.needing_care().get() == link
    assert [action.sentence for action in last_actions(by)][:2] == [
        "Put the link http://ada.example/letter back on the list.",
        "Dismissed the link http://ada.example/letter.",
    ]


def test_a_source_gets_the_url_to_which_its_page_has_moved(source):
    link = make_state(LinkState.MOVED, target="http://ada.example/new")
    assert deciding.use_new_url(link, by=make_account()) == [source]
    source.refresh_from_db()
    assert (source.url, source.title, source.key) == (
        "http://ada.example/new",
        "A letter",
        source.key,
    )


def test_sources_get_their_new_url_with_its_entry_in_the_log_or_not_at_all(source):
    pk, by = make_state(LinkState.MOVED, target="http://ada.example/new").pk, make_account()
    assert_all_or_nothing(lambda: deciding.use_new_url(Link.objects.get(pk=pk), by=by))


def test_using_a_new_url_is_undone_unless_the_source_has_another(source):
    urls = {"old": "http://ada.example/letter", "new": "http://ada.example/new"}
    deciding.use_new_url(make_state(LinkState.MOVED, target=urls["new"]), by=None)
    assert deciding.restore_url([source.pk], **urls, by=make_account()) == 1
    source.refresh_from_db()
    assert (source.url, source.title, source.note) == (urls["old"], "A letter", "x")
    assert deciding.restore_url([source.pk], **urls, by=None) == 0


def test_sources_get_their_old_url_back_with_the_entry_in_the_log_or_not_at_all(source):
    pk, by, old = source.pk, make_account(), source.url
    deciding.use_new_url(make_state(LinkState.MOVED, target="http://ada.example/new"), by=None)
    undo = {"old": old, "new": "http://ada.example/new", "by": by}
    assert_all_or_nothing(lambda: deciding.restore_url([pk], **undo))


@pytest.mark.parametrize("state", [LinkState.DEAD, LinkState.OK])
def test_only_a_page_that_has_moved_has_a_new_url(source, state):
    link = make_state(state, target="http://ada.example/new")
    assert deciding.use_new_url(link, by=None) == []
    source.refresh_from_db()
    assert source.url == "http://ada.example/letter"


def test_a_link_is_checked_soon(source):
    Host.objects.update(due_at=None)
    link = make_state(LinkState.OK, check_at=None)
    deciding.check_soon(link)
    link.refresh_from_db()
    assert link.check_at == Host.objects.get().due_at <= timezone.now()
