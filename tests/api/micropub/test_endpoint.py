"""Micropub, by the rules that the tests of micropub.rocks check; their numbers are in the names."""

import json
from io import BytesIO

import pytest
from django.test import Client
from PIL import Image

from blog.media.models import Picture
from blog.people.models import Role
from blog.people.tokens.making import make_token
from blog.people.tokens.models import Scope
from blog.posts.choices import Stage
from blog.posts.models import Post
from tests.factories import make_account, make_draft, make_picture, make_post, picture_file

pytestmark = pytest.mark.django_db

HERE = "/api/micropub/"
ORIGIN = "http://testserver"


@pytest.fixture
def editor(program) -> Client:
    return program.client


def send(client, **data):
    return client.post(HERE, json.dumps(data), content_type="application/json")


def create(client, **properties):
    return send(client, type=["h-entry"], properties=properties)


def made(answer) -> Post:
    post = Post.objects.get()
    assert (answer.status_code, answer["Location"]) == (201, ORIGIN + post.get_absolute_url())
    return post


def source(client, post: Post, **query):
    url = ORIGIN + post.get_absolute_url()
    return client.get(HERE, {"q": "source", "url": url, **query}).json()


# Creating, as a form (100 to 107) and with a picture (300, 301)


def test_100_a_form_makes_a_published_post(editor, author):
    post = made(editor.post(HERE, "h=entry&content=Hello+*World*", content_type=FORM))
    assert (post.stage, post.title) == (Stage.PUBLISHED, "Hello World")
    assert post.body == "<p>Hello <em>World</em></p>"
    assert [byline.account for byline in post.bylines.all()] == [author]


FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize(
    ("form", "tags"),
    [("category[]=a&category[]=b", {"a", "b"}), ("category=a", {"a"})],
    ids=["101", "107"],
)
def test_categories_of_a_form(editor, form, tags):
    post = made(editor.post(HERE, f"h=entry&content=x&{form}", content_type=FORM))
    assert set(post.tags.names()) == tags


def test_104_a_picture_by_its_url(editor):
    picture = "https://ada.example/b.png"
    post = made(editor.post(HERE, {"h": "entry", "content": "x", "photo": picture}))
    assert f'data-remote="{picture}"' in post.body


@pytest.mark.parametrize("name", ["photo", "photo[]"])
def test_300_and_301_pictures_in_the_form(editor, name):
    files = [picture_file(), picture_file()]
    post = made(editor.post(HERE, {"h": "entry", "content": "Nice", name: files}))
    assert post.pictures.count() == Picture.objects.count() == 2


def test_a_picture_in_the_form_needs_its_scope(program_of, author):
    client = program_of(author, Scope.WRITE_POSTS).client
    answer = client.post(HERE, {"h": "entry", "content": "x", "photo": picture_file()})
    assert (answer.status_code, answer.json()["error"]) == (403, "insufficient_scope")
    assert not Post.objects.exists()


# Creating, as JSON (200 to 206)


def test_200_and_201_json_with_everything(editor):
    post = made(
        create(
            editor,
            name=["The Split"],
            content=["Words"],
            category=["war", "China"],
            summary=["Short"],
            published=["2013-07-15T12:00:00Z"],
            **{"mp-slug": ["split"]},
        )
    )
    assert post.get_absolute_url() == "/2013/07/split/"
    assert (post.title, post.summary) == ("The Split", "Short")
    assert set(post.tags.names()) == {"war", "China"}


def test_202_html(editor):
    html = "<p>This <b>is</b> HTML</p><script>x</script>"
    post = made(create(editor, content=[{"html": html}]))
    assert post.body == "<p>This <b>is</b> HTML</p>"


def test_203_205_and_206_pictures_with_alt_text(editor):
    own = make_picture()
    photos = [
        {"value": "https://ada.example/b.png", "alt": "A map"},
        "https://ada.example/c.png",
        ORIGIN + own.file.url,
    ]
    post = made(create(editor, content=["x"], photo=photos))
    assert 'data-remote="https://ada.example/b.png" data-alt="A map"' in post.body
    assert 'data-remote="https://ada.example/c.png"' in post.body
    assert list(post.pictures.all()) == [own]


def test_204_properties_that_are_not_known_are_ignored(editor):
    place = {"type": ["h-card"], "properties": {"name": ["Here"]}}
    post = made(create(editor, content=["x"], checkin=[place], location=["geo:1,2"]))
    assert "Here" not in post.body


def test_an_answer_to_another_page_links_to_it(editor):
    post = made(create(editor, content=["Yes."], **{"in-reply-to": ["https://ada.example/1"]}))
    assert '<a href="https://ada.example/1">' in post.body


def test_a_draft_is_found_by_its_place_in_the_api(editor):
    answer = create(editor, content=["x"], **{"post-status": ["draft"]})
    post = Post.objects.get()
    assert post.stage == Stage.DRAFT
    assert answer["Location"] == f"{ORIGIN}/api/v1/posts/{post.pk}/"
    published = {"post-status": ["published"]}
    answer = send(editor, action="update", url=answer["Location"], replace=published)
    assert made(answer).stage == Stage.PUBLISHED


@pytest.mark.parametrize(
    "data",
    [
        {"type": ["h-event"], "properties": {"content": ["x"]}},
        {"type": ["h-entry"], "properties": {"content": "x"}},
        {"type": ["h-entry"], "properties": []},
        {"properties": {"name": [{"a": 1}]}},
        {"properties": {"name": ["a\0b"]}},
        {"properties": {"published": ["yesterday"]}},
        {"properties": {"post-status": ["maybe"]}},
        *({"action": "explode"}, {"action": 3}, {"action": "delete"}, {"action": "update"}),
        {"action": "delete", "url": "https://ada.example/1"},
        {"action": "delete", "url": "/\0"},
    ],
)
def test_what_is_no_entry_is_an_invalid_request(editor, data):
    answer = send(editor, **data)
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_request")
    assert not Post.objects.exists()


# Updating (400 to 405)


@pytest.fixture
def post(author) -> Post:
    return make_post(author=author, title="Old", tags=("a", "b"), body="<p>Old words.</p>")


def update(editor, post: Post, **changes):
    return send(editor, action="update", url=ORIGIN + post.get_absolute_url(), **changes)


def test_400_replacing_a_property(editor, post):
    answer = update(editor, post, replace={"content": ["New words."], "name": ["New"]})
    post.refresh_from_db()
    assert (answer.status_code, post.title, post.body) == (204, "New", "<p>New words.</p>")
    assert set(post.tags.names()) == {"a", "b"}


@pytest.mark.parametrize(
    ("changes", "tags"),
    [
        ({"add": {"category": ["c"]}}, {"a", "b", "c"}),
        ({"delete": {"category": ["b"]}}, {"a"}),
        ({"delete": ["category"]}, set()),
    ],
    ids=["401", "403", "404"],
)
def test_adding_and_removing_values(editor, post, changes, tags):
    assert update(editor, post, **changes).status_code == 204
    assert set(Post.objects.get().tags.names()) == tags


def test_402_adding_to_a_property_that_was_not_there(editor, author):
    post = make_post(author=author)
    update(editor, post, add={"category": ["new"], "summary": ["Short"]})
    post.refresh_from_db()
    assert (list(post.tags.names()), post.summary) == (["new"], "Short")


def test_405_an_operation_that_is_no_list_is_refused(editor, post):
    answer = update(editor, post, replace={"content": "New"})
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_request")
    assert editor.post(HERE, {"action": "update", "url": "x"}).status_code == 400


def test_a_new_slug_is_a_new_url(editor, post):
    answer = update(editor, post, replace={"mp-slug": ["new"]})
    assert (answer.status_code, answer["Location"].endswith("/new/")) == (201, True)


def test_a_published_post_becomes_a_draft_by_withdrawing_it(editor, post):
    update(editor, post, replace={"post-status": ["draft"]})
    assert Post.objects.get().stage == Stage.WITHDRAWN


def test_a_picture_is_added_and_not_removed(editor, post):
    update(editor, post, add={"photo": ["https://ada.example/b.png"]})
    assert Post.objects.get().body.startswith("<p>Old words.</p><figure")
    assert update(editor, post, delete=["photo"]).status_code == 400


# Deleting (500 to 503)


@pytest.mark.parametrize("is_form", [True, False])
def test_deleting_and_undeleting(editor, post, is_form):
    url = ORIGIN + post.get_absolute_url()
    for action, stage in (("delete", Stage.TRASHED), ("undelete", Stage.PUBLISHED)):
        data = {"action": action, "url": url}
        answer = editor.post(HERE, data) if is_form else send(editor, **data)
        assert answer.status_code == 204
        assert Post.objects.get().stage == stage


# Queries (600 to 603)


def test_600_and_601_the_configuration(editor):
    config = editor.get(HERE, {"q": "config"}).json()
    assert config["media-endpoint"] == f"{ORIGIN}/api/micropub/media/"
    assert config["syndicate-to"] == []
    assert editor.get(HERE, {"q": "syndicate-to"}).json() == {"syndicate-to": []}
    assert editor.get(HERE, {"q": "everything"}).status_code == 400


def test_602_and_603_the_source_of_a_post(editor, post):
    whole = source(editor, post)
    assert whole["type"] == ["h-entry"]
    assert whole["properties"]["name"] == ["Old"]
    assert whole["properties"]["content"] == [{"html": "<p>Old words.</p>"}]
    some = source(editor, post, **{"properties[]": ["category"]})
    assert some == {"properties": {"category": ["a", "b"]}}
    listed = editor.get(HERE, {"q": "source"}).json()["items"]
    assert [item["properties"]["name"] for item in listed] == [["Old"]]
    assert editor.get(HERE, {"q": "category"}).json() == {"categories": ["a", "b"]}


def test_the_source_of_a_draft_needs_the_scope(program_of, author):
    draft = make_draft(author=author)
    client = program_of(author, Scope.WRITE_POSTS).client
    url = f"{ORIGIN}/api/v1/posts/{draft.pk}/"
    assert client.get(HERE, {"q": "source", "url": url}).status_code == 403
    assert client.get(HERE, {"q": "source"}).json() == {"items": []}


def test_another_s_post_is_neither_shown_nor_changed(editor, post):
    other = make_post(author=make_account(role=Role.AUTHOR), title="Theirs")
    url = ORIGIN + other.get_absolute_url()
    assert editor.get(HERE, {"q": "source", "url": url}).status_code == 404
    assert send(editor, action="delete", url=url).status_code == 400
    assert Post.objects.get(pk=other.pk).is_live


# The media endpoint (700 to 702)


@pytest.mark.parametrize("format", ["JPEG", "PNG", "GIF"])
def test_700_to_702_uploading(editor, format):
    file = BytesIO()
    Image.new("RGB", (9, 9)).save(file, format)
    file.seek(0)
    file.name = f"a.{format.lower()}"
    answer = editor.post(f"{HERE}media/", {"file": file})
    picture = Picture.objects.get()
    assert (answer.status_code, answer["Location"]) == (201, ORIGIN + picture.file.url)
    served = editor.get(answer["Location"])
    assert (served.status_code, len(b"".join(served)) > 0) == (200, True)
    assert editor.post(f"{HERE}media/").status_code == 400


# Tokens (800 to 804)


def test_801_and_802_a_token_in_the_form_is_used_and_not_stored(author):
    token = make_token(author, name="x", scopes=[Scope.WRITE_POSTS])
    post = made(Client().post(HERE, {"h": "entry", "content": "x", "access_token": token}))
    assert token not in str(Post.objects.values().get(pk=post.pk))


def test_803_and_804_without_a_token_or_with_a_wrong_one(author):
    client = Client()
    form = {"h": "entry", "content": "x"}
    for answer in (
        *(client.get(HERE, {"q": "config"}), client.post(HERE, form)),
        client.post(HERE, {**form, "access_token": "ibid_wrong"}),
        client.post(HERE, form, headers={"Authorization": "Bearer ibid_wrong"}),
        client.post(f"{HERE}media/", {"file": picture_file()}),
    ):
        assert (answer.status_code, answer.json()["error"]) == (401, "unauthorized")
    reading = make_token(author, name="x", scopes=[Scope.READ_DRAFTS])
    answer = client.post(HERE, form, headers={"Authorization": f"Bearer {reading}"})
    assert (answer.status_code, answer.json()["error"]) == (403, "insufficient_scope")
    assert not Post.objects.exists()


def test_the_home_page_leads_here(client):
    assert f'<{HERE}>; rel="micropub"' in client.get("/")["Link"]


def test_a_post_at_what_cannot_be_a_url_is_not_found(editor):
    assert send(editor, action="delete", url="http://[").status_code == 400
    assert editor.get(HERE, {"q": "source", "url": "//["}).status_code == 400
