"""Roles, deactivation and reactivation."""

import pytest

from blog.people import managing
from blog.people.managing import LastOwner
from blog.people.models import Account, Role
from blog.people.sessions import LoginSession
from blog.posts.bylines.models import Byline
from tests.broken_database import Broken, failing_at
from tests.factories import make_account, make_post

pytestmark = pytest.mark.django_db


def test_an_owner_is_made_and_unmade():
    make_account(role=Role.OWNER)
    bob = make_account("bob")
    managing.give_role(bob, role=Role.OWNER)
    bob.refresh_from_db()
    assert (bob.role, bob.is_superuser) == (Role.OWNER, True)
    managing.give_role(bob, role=Role.EDITOR)
    bob.refresh_from_db()
    assert (bob.role, bob.is_superuser) == (Role.EDITOR, False)


@pytest.mark.parametrize(
    "change",
    [managing.deactivate, lambda account: managing.give_role(account, role=Role.AUTHOR)],
)
def test_the_last_owner_stays(change):
    alice = make_account("alice", role=Role.OWNER)
    make_account("gone", role=Role.OWNER, is_active=False)
    make_account("bob", role=Role.EDITOR)
    with pytest.raises(LastOwner):
        change(alice)
    alice.refresh_from_db()
    assert (alice.is_owner, alice.is_active) == (True, True)


def test_one_of_two_owners_may_go():
    make_account("alice", role=Role.OWNER)
    second = make_account("second", role=Role.OWNER)
    assert not managing.is_last_owner(second)
    managing.deactivate(second)


def test_a_deactivated_account_loses_sessions_and_keeps_posts(client):
    make_account("alice", role=Role.OWNER)
    bob = make_account("bob")
    post = make_post(author=bob)
    client.force_login(bob)
    assert client.get("/admin/me/").status_code == 200
    managing.deactivate(bob)
    assert not LoginSession.objects.filter(account=bob).exists()
    assert client.get("/admin/me/").status_code == 302
    assert Byline.objects.get(post=post).account == bob
    assert "Bob" in client.get(post.get_absolute_url()).content.decode()
    managing.reactivate(bob)
    client.force_login(bob)
    assert client.get("/admin/me/").status_code == 200


def test_an_account_that_keeps_its_sessions_stays_active(client):
    make_account("alice", role=Role.OWNER)
    bob = make_account("bob")
    client.force_login(bob)
    with pytest.raises(Broken), failing_at('DELETE FROM "blog_loginsession"'):
        managing.deactivate(bob)
    bob.refresh_from_db()
    assert bob.is_active


def test_owners_are_active_accounts_with_the_role_or_all_rights():
    owner, root = make_account("owner", role=Role.OWNER), make_account("root")
    Account.objects.filter(pk=owner.pk).update(is_superuser=False)
    Account.objects.filter(pk=root.pk).update(is_superuser=True)
    make_account("gone", role=Role.OWNER, is_active=False)
    make_account("author")
    assert set(Account.objects.owners()) == {owner, root}
