"""The empty comment form: rendered once, and right for every post."""

import re

import pytest
import time_machine
from django.test import override_settings
from django.utils import timezone, translation

from blog.comments.spam.layers.timing import made_at
from blog.reader.comments.blank_form import blank_form
from blog.site.models import Site
from tests.factories import A_DAY, make_post

pytestmark = pytest.mark.django_db


@pytest.fixture
def site():
    return Site.objects.current()


def stamp_in(html: str) -> str:
    return re.findall(r'name="stamp" value="([^"]+)"', html)[0]


def test_each_post_has_its_own_form(site):
    for post in (make_post(), make_post()):
        html = blank_form(post, site, of_preview=False)
        assert f'action="/comments/{post.pk}/post/#post-a-comment"' in html


def test_each_page_has_its_own_stamp(site):
    post = make_post()
    for moment in (A_DAY, A_DAY.replace(hour=23)):
        with time_machine.travel(moment, tick=False):
            stamp = stamp_in(blank_form(post, site, of_preview=False))
            assert made_at(stamp) == timezone.now()


def test_the_form_is_in_the_active_language(site):
    post = make_post()
    for language, heading in (("en", "Post a Comment"), ("de", "Kommentar schreiben")):
        with translation.override(language):
            assert heading in blank_form(post, site, of_preview=False)


def test_the_form_follows_the_settings(site):
    post = make_post()

    def form():
        return blank_form(post, site, of_preview=False)

    assert "webmention" not in form()
    with override_settings(PUBLIC_URL="https://blog.example", ASK_OTHERS=True):
        assert "webmention" in form()
    assert 'name="follow"' not in form()
    with override_settings(MAIL_IS_ON=True):
        assert 'name="follow"' in form()
    with override_settings(COMMENTS_MAX_LINKS=73):
        assert "73" in form()


def test_the_form_below_a_preview_cannot_be_sent(site):
    post = make_post()
    assert "disabled" in blank_form(post, site, of_preview=True)
    assert "disabled" not in blank_form(post, site, of_preview=False)
