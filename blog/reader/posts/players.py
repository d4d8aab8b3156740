"""Permission for the page of a post to load the players of its embeds; other pages load nothing."""

import re
from typing import cast

from csp.decorators import csp_update
from django.http import HttpRequest, HttpResponse

from blog.posts.models import Post
from blog.site.models import Site

_PLAYER = re.compile(r' data-player="https://([^/"]+)/')


def allow_players(
    request: HttpRequest, response: HttpResponse, *, post: Post, site: Site
) -> HttpResponse:
    """Allow frames from the hosts of the post's players, if the owner does; return the response."""
    allowed = set(site.embed_hosts.split())
    hosts = dict.fromkeys(host for host in _PLAYER.findall(post.rendered) if host in allowed)
    if not hosts:
        return response
    sources = [f"https://{host}" for host in hosts]
    framing = csp_update({"frame-src": sources})(lambda _request: response)
    return cast(HttpResponse, framing(request))
