"""Which tokens work, and the day of their last use."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from time_machine import travel

from blog.people.models import Role
from blog.people.tokens.finding import find_token
from blog.people.tokens.making import make_token
from blog.people.tokens.models import ApiToken
from blog.site.models import Site
from tests.factories import make_account

pytestmark = pytest.mark.django_db

SITE = Site()


@pytest.mark.parametrize("wrong", ["", "ibid_", "ibid_wrong", "a-long-password", "ibid_\ud800"])
def test_another_text_is_no_token(wrong):
    make_token(make_account(), name="x", scopes=[])
    assert find_token(wrong, site=SITE) is None


def test_the_day_of_the_last_use_is_stored_once_a_day():
    token = make_token(make_account(), name="x", scopes=[])
    with travel("2026-03-01 12:00Z"):
        find_token(token, site=SITE)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            find_token(token, site=SITE)
    assert len(queries) == 1
    assert ApiToken.objects.get().last_used_on == date(2026, 3, 1)


def test_a_token_works_only_with_the_second_factor_that_the_blog_requires():
    owner = make_account(role=Role.OWNER)
    token = make_token(owner, name="x", scopes=[])
    assert find_token(token, site=Site(require_two_factor=True)) is None
    assert find_token(token, site=Site(require_two_factor=False)) is not None


def test_a_token_of_a_deactivated_account_does_not_work():
    account = make_account()
    token = make_token(account, name="x", scopes=[])
    account.is_active = False
    account.save()
    assert find_token(token, site=SITE) is None
