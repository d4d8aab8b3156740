"""The authors of imported entries."""

import pytest

from blog.imports.authors import MAX_NAME, Authors
from blog.imports.records import Author, Place
from tests.factories import make_account

pytestmark = pytest.mark.django_db


def writer(name: str, email: str = ""):
    return Authors(
        {"1": Author(key="1", name=name, email=email, place=Place("a.xml"))}, by=None
    ).named("1")


def test_an_email_counts_more_than_a_name_and_case_does_not():
    ada = make_account(name="Ada", email="ada@example.org")
    eve = make_account(name="Eve")
    assert writer("EVE", "Ada@Example.org") == ada
    assert writer("EVE", "other@example.org") == eve


def test_of_accounts_with_one_name_the_oldest_is_meant_and_none_that_is_closed():
    make_account(name="Ada", is_active=False)
    first, _second = make_account(name="Ada"), make_account(name="Ada")
    assert writer("Ada") == first


def test_anyone_else_is_a_guest():
    assert writer("  Ada\n Lovelace ") == "Ada Lovelace"
    assert writer("a" * 200) == "a" * MAX_NAME
    assert Authors({}, by=None).account("1") is None
