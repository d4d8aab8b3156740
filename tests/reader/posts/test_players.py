"""The page of a post loads players from the hosts that the owner allows, on a click."""

import pytest

from blog.posts.rendering.page import render_post
from blog.reader.posts.players import allow_players
from blog.site.models import Site
from tests.factories import make_post

pytestmark = pytest.mark.django_db

BODY = '<p><a href="https://vimeo.com/12">A film</a></p>'


def policy_of(client, post) -> str:
    return client.get(post.get_absolute_url()).headers["Content-Security-Policy"]


def allow(*hosts: str) -> Site:
    site = Site(pk=Site.SINGLETON_PK, embed_hosts="\n".join(hosts))
    site.save()
    return site


def test_a_post_with_an_allowed_player_widens_its_own_policy_only(client):
    allow("player.vimeo.com", "embed.ted.com")
    post, other = make_post(body=BODY), make_post()
    assert 'data-player="https://player.vimeo.com/video/12?dnt=1&amp;autoplay=1"' in post.rendered
    assert "frame-src https://player.vimeo.com;" in f"{policy_of(client, post)};"
    assert "frame-src" not in policy_of(client, other)


def test_without_the_host_the_card_is_a_link(client):
    post = make_post(body=BODY)
    assert "data-player" not in post.rendered
    assert "frame-src" not in policy_of(client, post)


def test_a_host_that_was_removed_is_refused_before_posts_are_rendered_again(client, rf):
    site = allow("player.vimeo.com")
    post = make_post(body=BODY)
    site.embed_hosts = ""
    site.save()
    assert "frame-src" not in policy_of(client, post)
    render_post(post, site=site)
    post.refresh_from_db()
    assert "data-player" not in post.rendered
    assert allow_players(rf.get("/"), "response", post=post, site=site) == "response"
