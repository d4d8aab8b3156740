"""The dashboard."""

import pytest

from blog.comments.models import State
from blog.people.models import Role
from tests.factories import make_account, make_comment, make_draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner(client):
    account = make_account("owner", role=Role.OWNER)
    client.force_login(account)
    return account


def test_the_dashboard_shows_drafts_and_pending_comments(client, owner):
    make_draft(title="My draft", author=owner)
    make_comment(state=State.PENDING, body="Please look")
    page = client.get("/admin/").content.decode()
    assert ("My draft" in page, "Please look" in page) == (True, True)
