"""Whose session it is, and when it was seen."""

from datetime import timedelta

import pytest
from django.utils import timezone
from time_machine import travel

from blog.people import sessions
from blog.people.sessions import LoginSession, SessionStore
from tests.factories import make_account

pytestmark = pytest.mark.django_db


@pytest.fixture
def account():
    return make_account("alice")


def make_session(account, **said: str) -> SessionStore:
    store = SessionStore()
    store["_auth_user_id"] = str(account.pk)
    sessions.begin(store, **{"device": "Firefox on Linux", "network": "192.0.2.0/24", **said})
    store.save()
    return store


def test_a_session_says_whose_it_is(account):
    with travel("2026-03-01 12:00Z", tick=False):
        make_session(account)
        row = LoginSession.objects.get()
        assert (row.account, row.device, row.network) == (
            account,
            "Firefox on Linux",
            "192.0.2.0/24",
        )
        assert row.started_at == row.seen_at == timezone.now()
    assert len(row.mark) == 16
    assert row.get_decoded()["_auth_user_id"] == str(account.pk)


def test_being_seen_is_noted_now_and_then(account):
    with travel("2026-03-01 12:00Z", tick=False) as clock:
        store = make_session(account)
        store.modified = False
        clock.shift(timedelta(minutes=4))
        sessions.note_presence(store)
        assert not store.modified
        clock.shift(timedelta(minutes=2))
        sessions.note_presence(store)
        assert store.modified
        store.save()
        row = LoginSession.objects.get()
        assert row.seen_at - row.started_at == timedelta(minutes=6)


def test_one_session_ends_and_no_other_person_s(account):
    stranger = make_account("stranger")
    make_session(account)
    make_session(stranger)
    mark = LoginSession.objects.get(account=account).mark
    sessions.end_session(stranger, mark=mark)
    assert LoginSession.objects.count() == 2
    sessions.end_session(account, mark=mark)
    assert LoginSession.objects.get().account == stranger


def test_all_others_end(account):
    kept = make_session(account)
    make_session(account)
    make_session(account)
    assert sessions.end_sessions(account, but=kept.session_key) == 2
    assert LoginSession.objects.get().session_key == kept.session_key


def test_expired_sessions_are_forgotten(account):
    make_session(account)
    with travel(timezone.now() + timedelta(days=15)):
        make_session(account)
        assert LoginSession.objects.open().count() == 1
        sessions.forget_expired_sessions()
        assert LoginSession.objects.count() == 1
