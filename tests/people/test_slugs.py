"""Slugs of authors and guests."""

import pytest

from tests.factories import make_account, make_draft

pytestmark = pytest.mark.django_db


def test_a_slug_is_of_the_name_and_stays():
    account = make_account("alice", name="Алиса Jones")
    account.name = "Alice Smith"
    account.save()
    assert account.slug == "alisa-jones"


def test_two_of_one_name_have_two_slugs():
    assert [make_account(name="Ann Lee").slug for _ in "12"] == ["ann-lee", "ann-lee-2"]


def test_a_name_without_letters_is_unnamed():
    assert make_account(name="…").slug == "unnamed"


def test_a_guest_has_the_slug_of_the_name():
    assert make_draft().bylines.get().guest_slug == "a-guest"
    assert make_draft(author=make_account()).bylines.get().guest_slug == ""
