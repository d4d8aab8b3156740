"""Recording the use of a session."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from blog.people.sessions import LAST_SEEN_EVERY, LoginSession, start_session
from tests.factories import make_account, make_post

pytestmark = pytest.mark.django_db


def last_seen(client) -> datetime:
    return datetime.fromisoformat(client.session["seen"])


@pytest.mark.parametrize(("path", "is_recorded"), [("/admin/", True), ("/", False)])
def test_pages_of_the_admin_panel_record_the_use(client, path, is_recorded):
    client.force_login(make_account())
    session = client.session
    start_session(session, device="Firefox", network="192.0.2.0")
    session.save()
    make_post()
    before = last_seen(client)
    with time_machine.travel(timezone.now() + LAST_SEEN_EVERY + timedelta(seconds=1), tick=False):
        assert client.get(path).status_code == 200
        assert last_seen(client) == (timezone.now() if is_recorded else before)


@pytest.mark.parametrize("path", ["/", "/admin/login/"])
def test_a_visitor_without_a_session_gets_none(client, path):
    response = client.get(path)
    assert (response.status_code, LoginSession.objects.count()) == (200, 0)
    assert "sessionid" not in response.cookies
