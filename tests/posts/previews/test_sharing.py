"""Preview links, which show a post until they expire."""

from datetime import UTC, datetime

import pytest
import time_machine

from blog.posts.previews.sharing import (
    FRAME_TOKEN_LIFETIME,
    SHARED_FOR,
    end_preview,
    link_shared,
    preview_token,
    previewed,
    share_preview,
)
from tests.factories import make_draft

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def test_a_link_shows_its_post_for_a_week():
    post = make_draft()
    with time_machine.travel(NOW, tick=False) as clock:
        link = share_preview(post)
        assert (previewed(link.key), link.expires_at) == (post.pk, NOW + SHARED_FOR)
        clock.move_to(NOW + SHARED_FOR)
        assert (previewed(link.key), link_shared(post)) == (None, None)


def test_sharing_again_extends_the_link_or_replaces_an_expired_one():
    post = make_draft()
    with time_machine.travel(NOW, tick=False) as clock:
        first = share_preview(post)
        clock.move_to(NOW + SHARED_FOR / 2)
        again = share_preview(post)
        assert (again.key, again.expires_at) == (first.key, NOW + SHARED_FOR * 1.5)
        clock.move_to(NOW + SHARED_FOR * 2)
        assert share_preview(post).key != first.key


def test_an_author_can_revoke_a_link():
    post = make_draft()
    link = share_preview(post)
    end_preview(post)
    assert (previewed(link.key), link_shared(post)) == (None, None)


def test_the_admin_panel_s_token_lasts_a_working_day():
    post = make_draft()
    with time_machine.travel(NOW, tick=False) as clock:
        token = preview_token(post)
        assert previewed(token) == post.pk
        clock.move_to(NOW + FRAME_TOKEN_LIFETIME * 1.1)
        assert previewed(token) is None


def test_an_invalid_token_shows_nothing():
    assert previewed("none") is None
