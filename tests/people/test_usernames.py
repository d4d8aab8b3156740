"""Usernames that look alike count as equal."""

import pytest
from django.core.exceptions import ValidationError

from blog.people.models import Account
from blog.people.usernames import looks_like
from tests.factories import make_account


@pytest.mark.parametrize(
    "other",
    ["OWNER", "Owner", "оwner", "ownеr", "0wner", "ｏｗｎｅｒ", "ównér", "ovvner", "οwner"],
)
def test_look_alikes_count_as_equal(other):
    assert looks_like("owner", other)
    assert looks_like(other, "owner")


@pytest.mark.parametrize(("name", "other"), [("Ivan", "lvan"), ("IVAN", "ivan"), ("arno", "amo")])
def test_letters_that_look_like_others_count_as_equal(name, other):
    assert looks_like(name, other)


@pytest.mark.parametrize(
    ("name", "other"), [("jan", "ian"), ("ian", "lan"), ("ann-marie", "annmarie"), ("ada", "adam")]
)
def test_other_names_differ(name, other):
    assert not looks_like(name, other)


@pytest.mark.django_db
def test_an_account_beside_its_look_alike_is_refused():
    owner = make_account("owner")
    with pytest.raises(ValidationError) as refused:
        Account(username="OWNER").clean()
    assert list(refused.value.message_dict) == ["username"]
    owner.clean()
