"""The dashboard."""

import pytest
from django.core.files.storage import default_storage

from blog.comments.models import State
from blog.media.integrity.verifying import check_presence
from blog.people.models import Role
from tests.factories import make_account, make_comment, make_draft, make_picture, make_post

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


def test_a_missing_picture_file_is_reported_by_name_and_place(client):
    picture = make_picture(alt="A heron")
    make_post(title="At the pond", body=f'<figure data-picture="{picture.pk}"></figure>')
    client.force_login(make_account(role=Role.EDITOR))
    assert "missing" not in client.get("/admin/").content.decode()
    default_storage.delete(picture.path)
    check_presence()
    dashboard = client.get("/admin/").content.decode()
    for text in (
        "Missing and damaged files",
        "missing since",
        "A heron",
        "picture.png",
        "At the pond",
    ):
        assert text in dashboard
