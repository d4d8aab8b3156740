"""Post a Comment, as a browser without cookies and scripts does."""

import pytest

from blog.comments.models import Comment, State
from blog.comments.states import set_state
from blog.comments.versions.edit_links import remove_for_commenter
from tests.factories import make_account, make_comment, make_draft, make_post

pytestmark = pytest.mark.django_db

SENT = {"name": "Ann", "email": "ann@example.org", "website": "example.org", "body": "*Hello*"}


def send(client, post, data=SENT, **headers):
    return client.post(f"/comments/{post.pk}/post/", data, headers=headers)


def test_a_comment_is_stored_and_held(client):
    post = make_post()
    response = send(client, post)
    comment = Comment.objects.get()
    assert (comment.post, comment.name, comment.email, comment.website, comment.state) == (
        post,
        "Ann",
        "ann@example.org",
        "https://example.org",
        State.PENDING,
    )
    assert response.status_code == 302
    outcome = client.get(response["Location"]).content.decode()
    assert "is awaiting approval" in outcome
    assert "<em>Hello</em>" in outcome


def test_only_the_commenter_sees_a_pending_comment(client):
    post = make_post()
    send(client, post)
    shown = client.get(f"{post.get_absolute_url()}?comment={Comment.objects.get().pk}", follow=True)
    assert shown.redirect_chain == [(f"{post.get_absolute_url()}#comments", 302)]
    assert "<em>Hello</em>" not in shown.content.decode()


def test_a_known_commenter_s_comment_is_published(client):
    post = make_post()
    make_comment(post=post, name="Ann", email="ann@example.org")
    response = send(client, post)
    comment = Comment.objects.latest("pk")
    assert "Your comment is published." in client.get(response["Location"]).content.decode()
    assert f'id="c{comment.pk}"' in client.get(post.get_absolute_url()).content.decode()


def test_a_reply_has_its_parent(client):
    parent = make_comment()
    send(client, parent.post, SENT | {"parent": parent.pk})
    assert Comment.objects.latest("pk").parent == parent


@pytest.mark.parametrize("parent", ["999", "x", "-1", "9" * 40])
def test_a_reply_to_nothing_is_an_error(client, parent):
    assert send(client, make_post(), SENT | {"parent": parent}).status_code == 422
    assert Comment.objects.count() == 0


def test_a_reply_to_a_comment_of_another_post_is_an_error(client):
    response = send(client, make_post(), SENT | {"parent": make_comment().pk})
    assert response.status_code == 422


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("name", "\u200b"),
        ("name", "\u3164"),
        ("body", "\u2800 \u200b"),
        ("body", "> \u200b"),
        ("body", "-"),
    ],
)
def test_a_comment_that_shows_nothing_is_refused(client, field, text):
    response = send(client, make_post(), SENT | {field: text})
    assert response.status_code == 422
    assert response.context["discussion"].form.errors == {field: ["This field is required."]}


def test_a_bad_form_comes_back_filled_with_its_errors(client):
    response = send(client, make_post(), SENT | {"name": "", "email": "no", "body": "My <text>"})
    page = response.content.decode()
    assert response.status_code == 422
    assert response.context["discussion"].form.errors.keys() == {"name", "email"}
    assert "My &lt;text&gt;" in page
    assert page.count('aria-invalid="true"') == 2
    assert 'role="alert"' in page
    assert Comment.objects.count() == 0


def test_a_preview_shows_it_and_stores_nothing(client):
    post = make_post()
    response = send(client, post, SENT | {"preview": ""})
    page = response.content.decode()
    assert response.status_code == 200
    assert "<em>Hello</em>" in page and "\n*Hello*</textarea>" in page
    assert Comment.objects.count() == 0
    assert send(client, post, form_of(response)).status_code == 302
    assert Comment.objects.get().body == "*Hello*"


def test_a_preview_of_a_reply_stays_a_reply(client):
    parent = make_comment(name="Rosa")
    response = send(client, parent.post, SENT | {"parent": parent.pk, "preview": ""})
    assert "Replying to Rosa" in response.content.decode()
    send(client, parent.post, form_of(response))
    assert Comment.objects.latest("pk").parent == parent


def form_of(response) -> dict[str, str]:
    form = response.context["discussion"].form
    return {field.html_name: field.value() or "" for field in form}


def test_the_same_comment_sent_twice_is_one_with_one_edit_link(client):
    post = make_post()
    assert send(client, post)["Location"] == send(client, post)["Location"]
    assert Comment.objects.count() == 1


@pytest.mark.parametrize(("links", "status"), [(10, 302), (11, 422)])
def test_too_many_links_are_an_error(client, links, status):
    body = " ".join(f"https://example.org/{number}" for number in range(links))
    assert send(client, make_post(), SENT | {"body": body}).status_code == status


def test_the_form_states_its_limits(client):
    page = client.get(make_post().get_absolute_url()).content.decode()
    assert "up to 10,000 characters and 10 links." in page


def test_replying_and_quoting(client):
    comment = make_comment(name="Rosa", body="One\n\nTwo")
    page = client.get(f"{comment.post.get_absolute_url()}?reply={comment.pk}").content.decode()
    assert "Replying to Rosa" in page and "&gt; One" not in page
    page = client.get(f"{comment.post.get_absolute_url()}?quote={comment.pk}").content.decode()
    assert "Replying to Rosa" in page and "&gt; One\n&gt;\n&gt; Two" in page


def test_comments_that_take_no_reply_are_not_quoted(client):
    hidden = make_comment(state=State.SPAM, body="Hidden")
    closed = make_comment(post=hidden.post, body="Closed")
    closed.thread.closed_at = closed.created_at
    closed.thread.save()
    for number in (hidden.pk, closed.pk, 999, "x", "9" * 30):
        url = f"{hidden.post.get_absolute_url()}?quote={number}"
        assert "Replying to" not in client.get(url).content.decode()


def test_the_author_s_own_comments_are_marked(client):
    author, stranger = make_account("alice"), make_account("stranger")
    post = make_post(author=author)
    for account in (author, stranger, None):
        make_comment(post=post, account=account)
    assert client.get(post.get_absolute_url()).content.decode().count("by-author") == 1


@pytest.mark.parametrize(
    ("remove", "message"),
    [
        (lambda comment: set_state(comment, State.REMOVED), "Removed."),
        (remove_for_commenter, "Removed by its author."),
    ],
)
def test_a_removed_comment_with_replies_leaves_a_placeholder(client, remove, message):
    comment = make_comment(name="Rosa", body="Secret text")
    make_comment(post=comment.post, parent=comment, body="A reply")
    remove(comment)
    page = client.get(comment.post.get_absolute_url()).content.decode()
    assert message in page and "A reply" in page and "1 comment:" in page
    assert "Secret text" not in page and "Rosa" not in page


def test_a_removed_comment_without_replies_is_gone(client):
    comment = make_comment()
    set_state(comment, State.REMOVED)
    assert "Removed" not in client.get(comment.post.get_absolute_url()).content.decode()


def test_the_email_is_never_shown(client):
    post = make_post()
    make_comment(post=post, email="ann@example.org")
    assert "ann@example.org" not in client.get(post.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 302),
        ({"sec-fetch-site": "same-origin"}, 302),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"origin": "http://testserver"}, 302),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "null"}, 403),
    ],
)
def test_other_sites_are_refused(client, headers, status):
    assert send(client, make_post(), **headers).status_code == status
    assert Comment.objects.count() == (1 if status == 302 else 0)


def test_a_closed_post_takes_none_and_loses_no_text(client):
    response = send(client, make_post(comment_policy="closed"))
    assert response.status_code == 422
    assert "*Hello*" in response.content.decode()


def test_a_draft_takes_none(client):
    assert send(client, make_draft()).status_code == 404


def test_get_changes_nothing(client):
    assert client.get(f"/comments/{make_post().pk}/post/").status_code == 405


def test_no_cookie_is_set(client):
    post = make_post()
    responses = [client.get("/"), client.get(post.get_absolute_url()), send(client, post)]
    assert [dict(response.cookies) for response in responses] == [{}, {}, {}]


def test_posting_a_comment_loads_nothing_that_a_redirect_does_not_show(
    client, django_assert_max_num_queries
):
    post = make_post()
    for number in range(3):
        make_comment(post=post, name=f"Reader {number}")
    form = {"name": "Reader", "body": "A comment.", "stamp": ""}
    with django_assert_max_num_queries(33) as queries:
        response = client.post(f"/comments/{post.pk}/post/", form)
    assert response.status_code == 302
    selected = [query["sql"] for query in queries if query["sql"].startswith("SELECT")]
    assert not any("blog_byline" in sql or "blog_tag" in sql for sql in selected)
