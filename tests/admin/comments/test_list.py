"""Django's own pages of comments redirect to ours."""

import pytest
from django.urls import reverse

from tests.factories import make_comment

pytestmark = pytest.mark.django_db
QUEUE = reverse("admin:comment-queue")


def test_django_s_pages_of_comments_redirect_to_ours(client, moderator):
    comment = make_comment()
    assert client.get("/admin/blog/comment/")["Location"] == QUEUE
    change = client.get(f"/admin/blog/comment/{comment.pk}/change/")
    assert change["Location"] == reverse("admin:comment", args=[comment.pk])
    assert client.get("/admin/blog/comment/add/").status_code == 403
