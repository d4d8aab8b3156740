"""The deleted data log in the admin panel."""

import pytest

from blog.comments.privacy.cleanup import delete_expired_data
from blog.people.models import Role
from tests.factories import A_DAY, make_account, make_comment

pytestmark = pytest.mark.django_db


def test_the_owner_reads_the_deleted_data_log(client):
    client.force_login(make_account(role=Role.OWNER))
    make_comment(network="192.0.2.0/24", created_at=A_DAY)
    delete_expired_data()
    page = client.get("/admin/blog/deletionlog/").content.decode()
    assert "networks of commenters: 1</td>" in page
    assert client.get("/admin/blog/deletionlog/add/").status_code == 403
