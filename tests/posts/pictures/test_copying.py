"""Pictures of other sites end in the library, and the post never loses them."""

import pytest

from blog.media.models import Picture
from blog.posts.history.models import Revision
from blog.posts.models import Post
from blog.posts.pictures.models import RemotePicture
from blog.posts.pictures.tasks import queue_due_copies
from blog.posts.unpublished.models import UnpublishedChanges
from blog.posts.unpublished.saving import save_changes
from blog.posts.uses import posts_showing
from tests.factories import make_account, make_post, picture_file, rewrite
from tests.internet import authority, internet

__all__ = ["authority", "internet"]

pytestmark = pytest.mark.django_db

URL = "http://ada.example/heron.png"
BODY = (
    f'<p>Look:</p><figure><img src="{URL}" alt="A heron"><figcaption>At the pond. '
    '<span class="credit">Ada L.</span></figcaption></figure>'
)


@pytest.fixture
def heron(internet):
    internet.page("ada.example/heron.png", picture_file().getvalue(), kind="image/png")
    return internet


def test_a_picture_of_another_site_is_copied_with_alt_text_credit_and_origin(heron, client):
    post = make_post(body=BODY)
    assert "A heron" in post.rendered and f'<a href="{URL}">' in post.rendered
    assert heron.asked == []  # saving does not wait for another site
    assert queue_due_copies() == 1
    picture = Picture.objects.get()
    assert (picture.origin_url, picture.alt, picture.credit) == (URL, "A heron", "Ada L.")
    version = post.version
    post.refresh_from_db()
    assert f'data-picture="{picture.pk}"' in post.body and "data-remote" not in post.body
    assert (post.version, list(posts_showing(picture))) == (version, [post])
    page = client.get(post.get_absolute_url()).content.decode()
    assert f'src="{picture.file.url}"' in page and "At the pond." in page
    assert (RemotePicture.objects.count(), queue_due_copies()) == (0, 0)


def test_an_author_who_writes_on_saves_the_copy(heron):
    post = make_post(body=BODY)
    queue_due_copies()
    rewrite(post, body=BODY + "<p>More.</p>", based_on=post.version)
    assert (heron.urls, "data-remote" in post.body) == (["ada.example/heron.png"], False)
    assert RemotePicture.objects.count() == 0


def test_unpublished_changes_and_earlier_versions_get_the_copy(heron):
    post = make_post(body="<p>One</p>")
    rewrite(post, body=BODY)
    rewrite(post, body="<p>None</p>")
    save_changes(post, {"body": BODY + "<p>New</p>"}, by=make_account())
    assert queue_due_copies() == 1
    picture = Picture.objects.get()
    changes = UnpublishedChanges.objects.get()
    assert f'data-picture="{picture.pk}"' in changes.parts["body"]
    assert changes.uses.get().picture == picture
    assert not Revision.objects.filter(body__contains="data-remote").exists()
    assert Revision.objects.filter(body__contains=f'data-picture="{picture.pk}"').count() == 2


@pytest.mark.parametrize(
    ("status", "kind", "content", "due"),
    [
        ("503 Service Unavailable", "text/html", b"", True),
        ("200 OK", "text/html", b"<p>Not here</p>", True),
        ("200 OK", "image/png", b"<svg></svg>", False),
    ],
)
def test_the_post_keeps_what_cannot_be_copied(internet, status, kind, content, due):
    internet.page("ada.example/heron.png", content, status=status, kind=kind)
    post = make_post(body=BODY)
    queue_due_copies()
    remote = RemotePicture.objects.get()
    assert (remote.due_at is not None, bool(remote.error)) == (due, True)
    stored = Post.objects.get(pk=post.pk)
    assert f'data-remote="{URL}"' in stored.body and "A heron" in stored.rendered


def test_an_address_of_this_network_is_refused_for_good(internet):
    make_post(body='<img src="http://127.0.0.1/a.png">')
    queue_due_copies()
    assert RemotePicture.objects.get().is_given_up
    assert internet.asked == []
