"""The door for webmentions, and how a post shows them."""

from datetime import timedelta

import pytest
from django.utils import timezone
from selectolax.lexbor import LexborHTMLParser
from time_machine import travel

from blog.comments.models import Comment, Kind, State
from blog.comments.moderation.deciding import approve, reject
from blog.mentions.checking import check
from blog.mentions.models import Mention, MentionStatus
from blog.posts.models import Post
from blog.site.models import Site
from tests.factories import make_comment, make_draft, make_mention, make_post
from tests.internet import authority, internet

__all__ = ["authority", "internet"]

pytestmark = pytest.mark.django_db
OURS = "https://blog.example"
SOURCE = "https://ada.example/1"


@pytest.fixture(autouse=True)
def _public(settings):
    settings.PUBLIC_URL = OURS
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def post() -> Post:
    return make_post(slug="x", title="The Lock")


def send(client, source=SOURCE, target=f"{OURS}/2013/07/x/", **more):
    return client.post("/webmention/", {"source": source, "target": target}, **more)


def page(response) -> LexborHTMLParser:
    return LexborHTMLParser(response.content.decode())


def test_a_post_announces_its_endpoint(client, post):
    header = client.get(post.get_absolute_url())["Link"]
    assert f'<{OURS}/webmention/>; rel="webmention"' in header


@pytest.mark.parametrize("off", ["owner", "operator", "origin", "policy"])
def test_a_post_that_accepts_none_announces_nothing(client, post, settings, off):
    Site.objects.update_or_create(pk=1, defaults={"receives_mentions": off != "owner"})
    settings.ASK_OTHERS = off != "operator"
    settings.PUBLIC_URL = "" if off == "origin" else OURS
    Post.objects.update(comment_policy="closed" if off == "policy" else "")
    assert "webmention" not in client.get(post.get_absolute_url())["Link"]
    assert send(client).status_code == (404 if off == "owner" else 400)
    assert not Mention.objects.exists()


def test_it_is_accepted_and_checked_later(client, post, settings):
    response = send(client, REMOTE_ADDR="192.0.2.77")
    mention = Mention.objects.get()
    assert response.status_code == 201
    assert response.content.decode() == f"{response['Location']}\n"
    assert response["Location"].startswith(f"{OURS}/webmention/{mention.pk}.")
    assert (mention.source, mention.post, mention.status) == (SOURCE, post, MentionStatus.PENDING)
    assert mention.network == "192.0.2.0/24"
    assert not response.cookies


@pytest.mark.parametrize(
    "target",
    ["/2013/07/x", "/2013/07/x/?a=b", "/2013/07/x/#c1", "/2013/07/old/"],
)
def test_past_urls_of_a_post_are_accepted(client, post, target):
    post.permalinks.create(path="/2013/07/old/")
    assert send(client, target=OURS + target).status_code == 201
    assert Mention.objects.get().target == OURS + target


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ({"source": ""}, "This field is required."),
        ({"target": ""}, "This field is required."),
        ({"source": "ada.example"}, "Enter a complete URL, such as https://example.org/."),
        ({"source": "ftp://ada.example/"}, "Enter a complete URL"),
        ({"source": "javascript:alert(1)"}, "Enter a complete URL"),
        ({"source": f"https://ada.example/{'x' * 2000}"}, "at most 2000 characters"),
        ({"source": f"https://ada.example/{'é' * 1500}"}, "This URL is too long."),
        ({"source": f"{OURS}/2013/07/x/"}, "This page belongs to this blog."),
        ({"source": f"{OURS}/other/"}, "This page belongs to this blog."),
        ({"target": "https://other.example/2013/07/x/"}, "There is no post of this blog"),
        ({"target": f"{OURS}/"}, "There is no post of this blog"),
        ({"target": f"{OURS}/2013/07/draft/"}, "There is no post of this blog"),
        ({"target": f"{OURS}/2013/07/%00/"}, "There is no post of this blog"),
        ({"target": f"{OURS}/about/"}, "There is no post of this blog"),
    ],
)
def test_invalid_mentions_are_refused_with_a_message(client, post, sent, message):
    make_draft(slug="draft")
    make_post(kind="page", slug="about")
    response = send(client, **sent)
    assert (response.status_code, response["Content-Type"]) == (400, "text/plain; charset=utf-8")
    assert message in response.content.decode()
    assert not Mention.objects.exists()


def test_a_person_gets_the_form_back_as_it_was_filled_in(client, post):
    response = send(client, source="ada", headers={"accept": "text/html,*/*;q=0.8"})
    assert response.status_code == 400
    form = page(response)
    assert form.css_first("#mention-source").attrs["value"] == "ada"
    assert "Enter a complete URL" in form.css_first(".error-summary").text()


@pytest.mark.parametrize(
    ("asked", "known"),
    [
        ({"data": {"target": f"{OURS}/2013/07/x/"}}, f"{OURS}/2013/07/x/"),
        ({"headers": {"referer": f"{OURS}/2013/07/x/?reply=1"}}, f"{OURS}/2013/07/x/"),
        ({"headers": {"referer": f"{OURS}/"}}, None),
        ({"headers": {"referer": "https://[bad"}}, None),
        ({"data": {"target": "javascript:alert(1)"}}, None),
    ],
)
def test_the_form_is_prefilled_with_the_post(client, post, asked, known):
    form = page(client.get("/webmention/", **asked))
    assert form.css_first("#mention-target").attrs.get("value") == known
    assert form.css_first("meta[name=robots]").attrs["content"] == "noindex"


def test_a_post_links_to_the_form(client, post):
    link = page(client.get(post.get_absolute_url())).css_first("form a[href='/webmention/']")
    assert link.text() == "Wrote about this on your own site?"


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(client, method):
    assert getattr(client, method)("/webmention/").status_code == 405


def test_sent_again_immediately_it_is_one(client, post):
    urls = {send(client)["Location"] for _ in range(3)}
    assert (len(urls), Mention.objects.count()) == (1, 1)


def test_the_rate_of_a_network_is_limited(client, post, settings):
    settings.COMMENTS_RATE = "1/m"
    answers = [
        send(client, source=f"{SOURCE}{n}", REMOTE_ADDR=f"192.0.2.{n}").status_code
        for n in range(5)
    ]
    assert answers == [201, 201, 201, 429, 429]
    assert send(client, REMOTE_ADDR="198.51.100.1").status_code == 201


def test_too_many_pending_mentions_are_refused(client, post, monkeypatch):
    monkeypatch.setattr("blog.mentions.receiving.MAX_PENDING", 1)
    assert [send(client).status_code, send(client, source=f"{SOURCE}2").status_code] == [201, 429]


def outcome(client, url: str) -> str:
    return page(client.get(url.removeprefix(OURS))).css_first(".outcome").text().strip()


def test_its_sender_sees_the_state(client, post, internet):
    internet.page("ada.example/1", f"<a href='{OURS}/2013/07/x/'>A fine post about a lock</a>")
    url = send(client)["Location"]
    assert outcome(client, url) == "Thank you. The page will be checked in a moment."
    mention = Mention.objects.get()
    check(mention)
    assert outcome(client, url) == "The mention is awaiting approval."
    approve(mention.comment)
    assert outcome(client, url).startswith("The mention is published.")
    reject(mention.comment)
    assert outcome(client, url) == "The mention was not accepted."


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ({"body": "nothing"}, "The page does not link to this post."),
        ({"status": "410 Gone"}, "The page no longer exists."),
        ({"status": "403 Forbidden"}, "The page could not be read."),
    ],
)
def test_its_sender_sees_what_was_wrong_with_the_page(client, post, internet, answer, message):
    internet.page("ada.example/1", **answer)
    url = send(client)["Location"]
    check(Mention.objects.get())
    assert outcome(client, url) == message


def test_a_person_sees_the_state_immediately(client, post):
    response = send(client, headers={"accept": "text/html"})
    assert response.status_code == 201
    link = page(response).css_first(".outcome a").attrs["href"]
    assert response["Location"] == OURS + link


def test_an_unsigned_token_is_not_found(client):
    assert client.get("/webmention/1/").status_code == 404


def test_mentions_are_among_the_comments(client, post):
    make_comment(post=post, name="Reader")
    make_mention(post=post, original_url=SOURCE)
    make_mention(post=post, kind=Kind.REPLY, name="Bob", original_url="https://www.bob.example/2")
    shown = page(client.get(post.get_absolute_url()))
    assert shown.css_first("#comments").text() == "3 comments:"
    links = shown.css(".comment .comment-meta > a.u-url[rel]")
    assert [(link.text(), link.attrs["href"], link.attrs["rel"]) for link in links] == [
        ("mentioned this at ada.example", SOURCE, "ugc nofollow noopener"),
        ("replied at bob.example", "https://www.bob.example/2", "ugc nofollow noopener"),
    ]
    assert len(shown.css("li.u-mention.h-cite")) == 1 and len(shown.css("li.u-comment.h-cite")) == 2


def test_reactions_are_below_the_comments_and_not_counted(client, post):
    for name in ("Ada", "Bob"):
        make_mention(post=post, kind=Kind.LIKE, name=name, original_url=f"https://{name}.example/")
    make_mention(post=post, kind=Kind.REPOST, name="Eve")
    make_mention(post=post, kind=Kind.LIKE, name="Spammer", state=State.SPAM)
    shown = page(client.get(post.get_absolute_url()))
    assert shown.css_first("#comments").text() == "No comments:"
    lines = [" ".join(line.text().split()) for line in shown.css(".reactions li")]
    assert lines == ["Liked by Ada, Bob", "Reposted by Eve"]
    assert [link.attrs["href"] for link in shown.css(".u-like a.u-url")] == [
        "https://Ada.example/",
        "https://Bob.example/",
    ]


def test_of_many_reactions_the_first_are_named(client, post, monkeypatch):
    monkeypatch.setattr("blog.comments.reactions.NAMED", 2)
    for name in ("Ada", "Bob", "Eve"):
        make_mention(post=post, kind=Kind.LIKE, name=name)
    shown = page(client.get(post.get_absolute_url()))
    assert " ".join(shown.css_first(".reactions").text().split()) == "Liked by Ada, Bob and 1 more"


def test_reactions_are_not_in_feeds(client, post):
    make_mention(post=post, kind=Kind.LIKE, name="Ada", body="likes this post")
    make_mention(post=post, name="Bob", body="Said something.")
    feed = client.get("/comments/feed/").content.decode()
    assert "Bob" in feed and "Ada" not in feed
    assert Comment.objects.visible().without_reactions().count() == 1


def test_saving_a_post_loses_no_reaction(post):
    stale = Post.objects.get(pk=post.pk)
    make_mention(post=post, kind=Kind.LIKE)
    stale.title = "Another title"
    stale.save()
    post.refresh_from_db()
    assert [stored["kind"] for stored in post.reactions] == ["like"]


def test_queries_do_not_grow(client, post, django_assert_num_queries):
    for kind in (Kind.LIKE, Kind.MENTION):
        make_mention(post=post, kind=kind)
    with django_assert_num_queries(5):
        client.get(post.get_absolute_url())
    for kind in (Kind.LIKE, Kind.MENTION, Kind.REPOST) * 3:
        make_mention(post=post, kind=kind)
    with django_assert_num_queries(5):
        client.get(post.get_absolute_url())


def test_a_minute_later_it_is_checked_again(client, post, internet):
    internet.page("ada.example/1", f"<a href='{OURS}/2013/07/x/'>A fine post about a lock</a>")
    send(client)
    check(Mention.objects.get())
    send(client)  # too soon: it waits for its minute
    assert Mention.objects.due().count() == 0
    with travel(timezone.now() + timedelta(minutes=2)):
        check(Mention.objects.get())
    assert len(internet.asked) == 2
