"""Proof of work against spam: browsers compute it; comments without JavaScript are held."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.server import Ibid, Start

UNDER_ATTACK = """
from blog.comments.spam.rules import SpamRules
from blog.site.models import Site
SpamRules.objects.create(pk=1, proof="always")
Site.objects.update_or_create(pk=1, defaults={"comment_policy": "open"})
"""


@pytest.fixture
def ibid(start: Start) -> Ibid:
    ibid = start(IBID_COMMENTS_MIN_SECONDS="0")
    ibid.manage("shell", "-c", UNDER_ATTACK)
    return ibid


def post(page: Page, body: str) -> None:
    page.goto("/")
    page.locator("article h2 a, article h3 a").first.click()
    page.get_by_label("Name").fill("Ruth")
    page.get_by_role("textbox", name=re.compile("^Comment")).fill(body)
    page.get_by_role("button", name="Post comment").click()


def test_with_scripts_the_browser_computes_the_proof(author):
    page = author.new_page()
    post(page, "The letter is dated April, not March.")
    expect(page.get_by_text("Your comment is published.")).to_be_visible()
    post(page, "Is there a translation of the memoir?")
    expect(page.get_by_text("Your comment is published.")).to_be_visible()


def test_without_scripts_the_comment_is_held(reader):
    page = reader.new_page()
    post(page, "The letter is dated April, not March.")
    expect(page.get_by_text("Your comment is awaiting approval.")).to_be_visible()
