"""Login sessions."""

from datetime import timedelta

import pytest
from django.contrib.sessions.backends.base import UpdateError
from django.utils import timezone
from time_machine import travel

from blog.people import sessions
from blog.people.sessions import LoginSession, SessionStore
from tests.factories import make_account

pytestmark = pytest.mark.django_db


@pytest.fixture
def account():
    return make_account("alice")


def make_session(account, **fields: str) -> SessionStore:
    store = SessionStore()
    store["_auth_user_id"] = str(account.pk)
    sessions.start_session(
        store, **{"device": "Firefox on Linux", "network": "192.0.2.0/24", **fields}
    )
    store.save()
    return store


def test_a_session_belongs_to_its_account(account):
    with travel("2026-03-01 12:00Z", tick=False):
        make_session(account)
        row = LoginSession.objects.get()
        assert (row.account, row.device, row.network) == (
            account,
            "Firefox on Linux",
            "192.0.2.0/24",
        )
        assert row.started_at == row.seen_at == timezone.now()
        later = timezone.now() + timedelta(minutes=9)
        store = SessionStore(row.session_key)
        store["seen"] = later.isoformat()
        with travel(later + timedelta(hours=1), tick=False):
            store.save()
        row.refresh_from_db()
        assert (row.started_at, row.seen_at) == (timezone.now(), later)
    assert len(row.public_id) == 16
    assert row.get_decoded()["_auth_user_id"] == str(account.pk)


def test_use_is_recorded_every_five_minutes(account):
    with travel("2026-03-01 12:00Z", tick=False) as clock:
        store = make_session(account)
        store.modified = False
        clock.shift(timedelta(minutes=5))
        sessions.record_use(store)
        assert not store.modified
        clock.shift(timedelta(minutes=1))
        sessions.record_use(store)
        assert store.modified
        store.save()
        row = LoginSession.objects.get()
        assert row.seen_at - row.started_at == timedelta(minutes=6)


def test_one_session_ends_and_no_other_person_s(account):
    stranger = make_account("stranger")
    make_session(account)
    make_session(stranger)
    public_id = LoginSession.objects.get(account=account).public_id
    assert sessions.end_session(stranger, public_id=public_id) is False
    assert LoginSession.objects.count() == 2
    assert sessions.end_session(account, public_id=public_id) is True
    assert LoginSession.objects.get().account == stranger


def test_an_ended_session_is_not_stored_again(account):
    session = make_session(account)
    LoginSession.objects.all().delete()
    session["device"] = "Safari on macOS"
    with pytest.raises(UpdateError):
        session.save()
    assert not LoginSession.objects.exists()


def test_saving_a_stored_session_is_one_statement(account, django_assert_num_queries):
    session = make_session(account)
    session["device"] = "Safari on macOS"
    with django_assert_num_queries(1):
        session.save()
    assert LoginSession.objects.get().device == "Safari on macOS"
    assert SessionStore(session.session_key)["device"] == "Safari on macOS"


def test_all_other_sessions_end(account):
    kept = make_session(account)
    make_session(account)
    make_session(account)
    assert sessions.end_sessions(account, except_key=kept.session_key) == 2
    assert LoginSession.objects.get().session_key == kept.session_key


def test_a_session_ends_at_its_expiry_date(account):
    with travel("2026-03-01 12:00Z", tick=False) as clock:
        make_session(account)
        row = LoginSession.objects.get()
        clock.move_to(row.expire_date - timedelta(microseconds=1))
        sessions.delete_expired_sessions()
        assert LoginSession.objects.open().get() == row
        clock.move_to(row.expire_date)
        assert not LoginSession.objects.open().exists()
        sessions.delete_expired_sessions()
        assert not LoginSession.objects.exists()


def test_expired_sessions_are_deleted(account):
    make_session(account)
    with travel(timezone.now() + timedelta(days=15)):
        make_session(account)
        assert LoginSession.objects.open().count() == 1
        sessions.delete_expired_sessions()
        assert LoginSession.objects.count() == 1
