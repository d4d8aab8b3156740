"""The table of roles and rights."""

import pytest

from blog.people.models import Account, Role, moderates_all_q
from blog.people.roles import Right, may
from tests.factories import make_account


@pytest.mark.parametrize(
    ("role", "rights"),
    [
        (Role.OWNER, {Right.WRITE, Right.EDIT, Right.MODERATE, Right.RUN}),
        (Role.EDITOR, {Right.WRITE, Right.EDIT, Right.MODERATE}),
        (Role.AUTHOR, {Right.WRITE, Right.MODERATE}),
        (Role.MODERATOR, {Right.MODERATE}),
    ],
)
def test_rights_of_a_role(role, rights):
    assert {right for right in Right if may(Account(role=role), right)} == rights


@pytest.mark.parametrize(
    ("role", "is_superuser", "edits_all", "moderates_all"),
    [
        (Role.OWNER, False, True, True),
        (Role.EDITOR, False, True, True),
        (Role.MODERATOR, False, False, True),
        (Role.AUTHOR, False, False, False),
        (Role.AUTHOR, True, True, True),
    ],
)
@pytest.mark.django_db
def test_who_may_edit_and_moderate_everything(role, is_superuser, edits_all, moderates_all):
    account = make_account("alice", role=role)
    account.is_superuser = is_superuser
    account.save()
    assert (account.may_edit_all, account.may_moderate_all) == (edits_all, moderates_all)
    assert Account.objects.filter(moderates_all_q()).exists() == moderates_all
