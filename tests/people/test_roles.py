"""The table of roles and rights."""

import pytest

from blog.people.models import Account, Role
from blog.people.roles import Right, may


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
