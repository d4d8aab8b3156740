"""Desktop editors over XML-RPC, as Python's own client speaks it."""

import random
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from xmlrpc.client import Binary, DateTime, Fault, ServerProxy, Transport

import pytest
from django.test import Client
from PIL import Image

from blog.media.models import Picture
from blog.people.models import Role
from blog.people.tokens.making import make_token
from blog.people.tokens.models import Scope
from blog.posts.choices import Stage
from blog.posts.models import Post
from blog.site.models import Site
from tests.factories import A_DAY, make_account, make_draft, make_post, rewrite

pytestmark = pytest.mark.django_db

HERE = "/api/metaweblog/"


class InProcess(Transport):
    """Sends calls to the blog in the process of the test."""

    def request(self, host: str, handler: str, request_body: bytes, verbose: bool = False) -> Any:
        answer = Client().post(handler, request_body, content_type="text/xml")
        assert (answer.status_code, answer["Content-Type"]) == (200, "text/xml; charset=utf-8")
        parser, target = self.getparser()
        parser.feed(answer.content)
        parser.close()
        return target.close()


@pytest.fixture
def server() -> Any:
    return ServerProxy(f"http://testserver{HERE}", transport=InProcess())


@pytest.fixture
def token(author) -> str:
    return make_token(author, name="MarsEdit", scopes=list(Scope))


def test_an_editor_finds_the_blog(server, token):
    for method, arguments in (
        (server.blogger.getUsersBlogs, ("app", "ada", token)),
        (server.wp.getUsersBlogs, ("ada", token)),
    ):
        [blog] = method(*arguments)
        assert (blog["blogid"], blog["url"], blog["isAdmin"]) == ("1", "http://testserver/", False)
        assert blog["xmlrpc"] == f"http://testserver{HERE}"
    assert server.blogger.getUserInfo("app", "ada", token)["nickname"] == "Ada"
    assert server.wp.getAuthors("1", "ada", token)[0]["display_name"] == "Ada"
    methods = server.system.listMethods()
    assert {"metaWeblog.newPost", "wp.newPage", "mt.publishPost"} <= set(methods)
    assert server.mt.supportedMethods() == methods
    assert server.mt.supportedTextFilters()[0]["key"] == "markdown"


def test_a_new_post_with_tags_excerpt_and_date(server, token, author):
    Site.objects.update_or_create(pk=1, defaults={"time_zone": "Asia/Tokyo"})
    struct = {
        "title": "The Split",
        "description": "<p>Words</p><script>x</script>",
        "mt_text_more": "<p>More</p>",
        "categories": ["war"],
        "mt_keywords": "China, 1969",
        "mt_excerpt": "Short",
        "wp_slug": "split",
        "dateCreated": DateTime("20130715T09:00:00"),
    }
    pk = server.metaWeblog.newPost("1", "ada", token, struct, True)
    post = Post.objects.get(pk=pk)
    assert post.published_at == datetime(2013, 7, 15, tzinfo=UTC)
    assert (post.title, post.slug, post.summary) == ("The Split", "split", "Short")
    assert post.body == "<p>Words</p>\n\n<p>More</p>"
    assert set(post.tags.names()) == {"war", "China", "1969"}
    assert [byline.account for byline in post.bylines.all()] == [author]
    shown = server.metaWeblog.getPost(pk, "ada", token)
    assert str(shown["dateCreated"]) == "20130715T09:00:00"
    assert str(shown["date_created_gmt"]) == "20130715T00:00:00"
    assert shown["permaLink"] == f"http://testserver{post.get_absolute_url()}"
    assert (shown["post_status"], shown["categories"]) == ("publish", ["1969", "China", "war"])


def test_a_draft_without_a_title_and_in_markdown(server, token):
    struct = {"title": "", "description": "A *word*.\n\nAnother."}
    post = Post.objects.get(pk=server.metaWeblog.newPost("1", "ada", token, struct, False))
    assert (post.stage, post.title) == (Stage.DRAFT, "A word. Another.")
    assert post.body == "<p>A <em>word</em>.</p>\n<p>Another.</p>"
    assert server.mt.publishPost(post.pk, "ada", token) is True
    assert Post.objects.get().is_live


def test_a_date_in_gmt_schedules(server, token):
    date = DateTime("29990101T00:00:00Z")
    struct = {"title": "x", "date_created_gmt": date, "post_status": "publish"}
    pk = server.metaWeblog.newPost("1", "ada", token, struct, False)
    assert Post.objects.get(pk=pk).stage == Stage.SCHEDULED
    assert server.metaWeblog.getPost(pk, "ada", token)["post_status"] == "future"


def test_editing_changes_what_is_given(server, token, author):
    post = make_post(author=author, title="Old", tags=("war",))
    assert server.metaWeblog.editPost(str(post.pk), "ada", token, {"title": "New"}, True) is True
    stored = Post.objects.get()
    assert (stored.title, stored.body, list(stored.tags.names())) == (
        *("New", "<p>Some words.</p>", ["war"]),
    )
    server.metaWeblog.editPost(str(post.pk), "ada", token, {"title": "Later"}, False)
    stored = Post.objects.get()
    assert (stored.title, stored.has_unpublished_changes) == ("New", True)


def test_what_an_editor_fetched_is_saved_unchanged(server, token, author):
    post = make_post(author=author, tags=("war",))
    rewrite(post, summary="Short")
    before = Post.objects.get()
    struct = server.metaWeblog.getPost(post.pk, "ada", token)
    server.metaWeblog.editPost(post.pk, "ada", token, struct, True)
    after = Post.objects.get()
    for name in ("title", "body", "summary", "slug", "published_at", "permalink_id"):
        assert getattr(after, name) == getattr(before, name), name
    assert list(after.tags.names()) == ["war"]


def test_lists_of_posts_pages_and_tags(server, token, author):
    post = make_post(author=author, tags=("war",), at=A_DAY)
    draft, other = make_draft(author=author), make_post(author=make_account())
    page = make_post(author=author, kind="page", at=A_DAY)
    listed = server.metaWeblog.getRecentPosts("1", "ada", token, 10)
    assert {item["postid"] for item in listed} == {str(post.pk), str(draft.pk)}
    assert len(server.mt.getRecentPostTitles("1", "ada", token, 1)) == 1
    for pages in (server.wp.getPages("1", "ada", token), server.wp.getPageList("1", "ada", token)):
        assert [item["page_id"] for item in pages] == [str(page.pk)]
    assert server.wp.getPage("1", str(page.pk), "ada", token)["title"] == page.title
    for categories in (server.metaWeblog.getCategories, server.mt.getCategoryList):
        assert [item["categoryName"] for item in categories("1", "ada", token)] == ["war"]
    assert server.wp.getTags("1", "ada", token)[0]["slug"] == "war"
    assert server.mt.getPostCategories(post.pk, "ada", token)[0]["categoryName"] == "war"
    server.mt.setPostCategories(post.pk, "ada", token, [{"categoryId": "peace"}])
    assert list(Post.objects.get(pk=post.pk).tags.names()) == ["peace"]
    with pytest.raises(Fault, match="may not change it"):
        server.metaWeblog.getPost(other.pk, "ada", token)


def test_pages_and_deleting(server, token):
    pk = server.wp.newPage("1", "ada", token, {"title": "About"}, True)
    assert Post.objects.get().get_absolute_url() == "/about/"
    server.wp.editPage("1", pk, "ada", token, {"description": "<p>Me</p>"}, True)
    assert Post.objects.get().body == "<p>Me</p>"
    assert server.wp.deletePage("1", "ada", token, pk) is True
    post = make_post(author=Post.objects.get().bylines.get().account)
    assert server.blogger.deletePost("app", str(post.pk), "ada", token, True) is True
    assert {post.stage for post in Post.objects.all()} == {Stage.TRASHED}


def test_a_picture_larger_than_a_stranger_s_call(server, token):
    file = BytesIO()
    Image.frombytes("RGB", (400, 300), random.Random(1).randbytes(360_000)).save(file, "PNG")
    bits = file.getvalue()
    assert len(bits) > 300_000
    for method in (server.metaWeblog.newMediaObject, server.wp.uploadFile):
        struct = {"name": "a/map.png", "type": "image/png", "bits": Binary(bits)}
        stored = method("1", "ada", token, struct)
        assert stored["url"] == f"http://testserver{Picture.objects.get().file.url}"
    with pytest.raises(Fault, match="was not stored"):
        server.metaWeblog.newMediaObject(
            "1", "ada", token, {"name": "a.png", "bits": Binary(b"<svg>")}
        )


def test_only_a_token_of_that_account_with_the_scope_is_let_in(server, token, author):
    make_account("bob", role=Role.OWNER)
    struct = {"title": "x"}
    for username, password in (
        *(("ada", "a-long-password"), ("bob", token), ("", ""), ("ada", 3)),
        ("ada", "ibid_wrong"),
    ):
        with pytest.raises(Fault, match="must be an API token") as refused:
            server.metaWeblog.newPost("1", username, password, struct, True)
        assert refused.value.faultCode == 403
    reading = make_token(author, name="x", scopes=[Scope.READ_DRAFTS])
    with pytest.raises(Fault, match="write_posts"):
        server.metaWeblog.newPost("1", "ada", reading, struct, True)
    with pytest.raises(Fault, match="upload_media"):
        server.metaWeblog.newMediaObject("1", "ada", reading, {})
    writing = make_token(author, name="x", scopes=[Scope.WRITE_POSTS])
    make_draft(author=author)
    assert server.metaWeblog.getRecentPosts("1", "ada", writing, 9) == []
    assert Post.objects.count() == 1


@pytest.mark.parametrize(
    ("method", "arguments"),
    [
        *(("metaWeblog.newPost", ("x",)), ("metaWeblog.newPost", ({"title": 3},))),
        ("metaWeblog.newPost", ({"title": "x", "categories": "war"},)),
        ("metaWeblog.newPost", ({"title": "x" * 301},)),
        *(
            ("metaWeblog.newMediaObject", ({"name": "x"},)),
            ("metaWeblog.getRecentPosts", (1, 2, 3)),
        ),
        ("metaWeblog.explode", ()),
    ],
)
def test_wrong_calls_are_faults(server, token, method, arguments):
    with pytest.raises(Fault):
        getattr(server, method)("1", "ada", token, *arguments)
    assert not Post.objects.exists()


NAME = "<methodName>metaWeblog.getPost</methodName>"


@pytest.mark.parametrize(
    "body",
    [
        *(b"", b"<", b"<methodCall>", b"x" * 200_000),
        f'<!DOCTYPE x [<!ENTITY a "b">]><methodCall>{NAME}</methodCall>'.encode(),
        f'<!DOCTYPE x SYSTEM "file:///etc/passwd"><methodCall>{NAME}</methodCall>'.encode("utf-16"),
        f"<methodCall>{NAME}<params><param/></params></methodCall>".encode(),
        b"<methodCall>" + b"<value><array><data>" * 500 + b"</methodCall>",
    ],
)
def test_bombs_and_broken_xml_are_faults(body):
    answer = Client().post(HERE, body, content_type="text/xml")
    assert answer.status_code == 200
    assert b"<fault>" in answer.content
    assert b"root:" not in answer.content


def test_a_stranger_s_call_is_not_read_to_its_end():
    class Endless(BytesIO):
        count = 0

        def read(self, size: int = -1) -> bytes:
            self.count += size
            assert self.count < 200_000, "read on without a token"
            return super().read(size) or b" " * size

    body = Endless(f"<methodCall>{NAME}<params>".encode())
    answer = Client().generic(
        "POST", HERE, content_type="text/xml", CONTENT_LENGTH="9000000", **{"wsgi.input": body}
    )
    assert b"must be an API token" in answer.content


def test_editors_find_the_endpoint(client):
    assert 'rel="EditURI" type="application/rsd+xml"' in client.get("/").content.decode()
    rsd = client.get("/api/rsd.xml")
    assert rsd["Content-Type"] == "application/rsd+xml; charset=utf-8"
    assert f'apiLink="http://testserver{HERE}"' in rsd.content.decode()
    assert client.get(HERE).status_code == 405
