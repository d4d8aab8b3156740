"""The preview at the admin, and the link for people without account."""

import pytest
from django.urls import reverse

from blog.posts.previews.sharing import link_shared, share_preview
from tests.factories import make_account, make_draft

pytestmark = pytest.mark.django_db


def directives(response) -> list[str]:
    return [part.strip() for part in response["Content-Security-Policy"].split(";")]


def url(post, name: str = "post-preview") -> str:
    return reverse(f"admin:{name}", args=[post.pk])


def test_the_preview_shows_the_page_in_frames_of_this_host_alone(admin, author, client):
    post = make_draft(author=author, body="<p>Words.</p>")
    response = admin.get(url(post))
    framed = client.get(response.context["page_url"])
    assert "frame-src 'self'" in directives(response)
    assert "frame-ancestors 'none'" in directives(response)
    assert "frame-ancestors 'self'" in directives(framed)
    assert framed["X-Frame-Options"] == "SAMEORIGIN"
    assert "<p>Words.</p>" in framed.content.decode()


def test_a_link_is_made_shown_and_ended(admin, author):
    post = make_draft(author=author)
    admin.post(url(post, "post-preview-share"))
    link = link_shared(post)
    page = admin.get(url(post)).content.decode()
    assert f"http://testserver/preview/{link.key}/" in page
    admin.post(url(post, "post-preview-end"))
    assert link_shared(post) is None
    assert admin.get(link.get_absolute_url()).status_code == 404


def test_what_could_be_better_is_said(admin, author):
    page = admin.get(url(make_draft(author=author))).content.decode()
    assert "None: lists show the beginning of the text." in page


@pytest.mark.parametrize("name", ["post-preview", "post-preview-share", "post-preview-end"])
def test_another_s_post_is_not_previewed(admin, name):
    theirs = make_draft(author=make_account("stranger"))
    link = share_preview(theirs)
    ask = admin.get if name == "post-preview" else admin.post
    assert ask(url(theirs, name)).status_code == 404
    assert link_shared(theirs) == link
