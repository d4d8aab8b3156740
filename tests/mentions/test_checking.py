"""A page that is said to link here is checked, judged and shown; without its link it goes."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import Max
from django.utils import timezone
from time_machine import travel

from blog.comments.heads import stored_head
from blog.comments.models import Comment, Kind, State
from blog.comments.moderation.deciding import approve, mark_spam, reject
from blog.mentions.checking import check
from blog.mentions.models import Mention, MentionStatus
from blog.mentions.receiving import receive
from blog.net.fetching import PRODUCT
from blog.posts.models import Post
from blog.site.models import Site
from tests.factories import make_post
from tests.interrupting import Interrupted
from tests.mentions.conftest import OURS

pytestmark = pytest.mark.django_db
SOURCE = "https://ada.example/1"
HERE = "ada.example/1"
TEXT = "As the keeper wrote, nothing was ever as it seemed."


@pytest.fixture
def post() -> Post:
    return make_post(slug="x", title="X")


@pytest.fixture
def target(post) -> str:
    return OURS + post.get_absolute_url()


def page_html(
    target: str, text: str = TEXT, *, kind: str = "in-reply-to", name: str = "Ada"
) -> str:
    return (
        f'<div class="h-entry"><a class="p-author h-card" href="/">{name}</a>'
        f'<a class="u-{kind}" href="{target}">Re</a><p class="e-content">{text}</p></div>'
    )


def mention_from(post: Post, source: str = SOURCE) -> Mention:
    """A mention that was received, some minutes after all others, and checked."""
    last = Mention.objects.aggregate(last=Max("received_at"))["last"] or timezone.now()
    with travel(last + timedelta(minutes=2)):
        receive(post, source=source, target=OURS + post.get_absolute_url(), ip="192.0.2.77")
        mention = Mention.objects.select_related("post", "comment").get(source=source, post=post)
        check(mention)
    mention.refresh_from_db()
    return mention


def shown(mention: Mention) -> tuple[str, str]:
    mention.comment.refresh_from_db()
    return mention.comment.state, mention.comment.body


@pytest.mark.usefixtures("open_policy")
def test_a_reply_becomes_a_comment(internet, post, target):
    internet.page(HERE, page_html(target, f"{TEXT} *So*!"))
    mention = mention_from(post)
    comment = mention.comment
    assert (mention.status, comment.state, comment.kind) == (
        MentionStatus.FOUND,
        "published",
        Kind.REPLY,
    )
    assert (comment.name, comment.website) == ("Ada", "https://ada.example/")
    assert (comment.original_url, comment.network) == (SOURCE, "192.0.2.0/24")
    assert comment.rendered == f"<p>{TEXT} *So*!</p>"
    assert {found.layer for found in comment.spam_check.found} == {"bayes", "policy"}
    post.refresh_from_db()
    assert post.comment_count == 1


def test_the_request_names_the_blog(internet, post, target):
    internet.page(HERE, page_html(target))
    mention_from(post)
    (asked,) = internet.asked
    assert asked.header("user-agent") == f"{PRODUCT} (Webmention; +{OURS})"
    assert "text/html" in asked.header("accept")


def test_the_first_of_an_unknown_page_is_pending_and_the_next_is_published(internet, post, target):
    internet.page(HERE, page_html(target))
    internet.page("ada.example/2", page_html(target, "And now for something else entirely."))
    internet.page("eve.example/3", page_html(target, "Something else altogether, by another."))
    first = mention_from(post)
    assert shown(first) == (State.PENDING, TEXT)
    assert first.comment.reasons == ["first comment by this person"]
    approve(first.comment)
    assert mention_from(post, "https://ada.example/2").comment.state == State.PUBLISHED
    assert mention_from(post, "https://eve.example/3").comment.state == State.PENDING


@pytest.mark.usefixtures("open_policy")
@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("like", "likes this post"),
        ("repost", "reposted this post"),
        ("bookmark", "bookmarked this post"),
    ],
)
def test_a_reaction_is_shown_below_the_comments(internet, post, target, kind, body):
    internet.page(HERE, page_html(target, "", kind=f"{kind}-of"))
    mention = mention_from(post)
    post.refresh_from_db()
    assert shown(mention) == (State.PUBLISHED, body)
    assert (post.comment_count, mention.comment.thread.comment_count) == (0, 0)
    by = [{"name": "Ada", "url": SOURCE}]
    assert post.reactions == [{"kind": kind, "by": by, "more": 0}]


@pytest.mark.usefixtures("open_policy")
def test_received_again_the_comment_follows_the_page(internet, post, target):
    internet.page(HERE, page_html(target))
    first = mention_from(post).comment
    internet.page(HERE, page_html(target, "A better text.", name="Ada L."))
    second = mention_from(post)
    assert (second.comment, shown(second)) == (first, (State.PUBLISHED, "A better text."))
    assert (second.comment.name, second.comment.versions.get().body) == ("Ada L.", TEXT)
    assert second.comment.head == stored_head(second.comment)


def test_a_new_text_is_judged_again_and_the_same_is_not(internet, post, target):
    internet.page(HERE, page_html(target))
    mention = mention_from(post)
    approve(mention.comment)
    assert shown(mention_from(post)) == (State.PUBLISHED, TEXT)
    internet.page(HERE, page_html(target, "Buy my pills instead."))
    assert shown(mention_from(post)) == (State.PENDING, "Buy my pills instead.")


@pytest.mark.parametrize("decide", [mark_spam, reject])
def test_what_a_moderator_removed_stays_removed(internet, post, target, decide):
    internet.page(HERE, page_html(target))
    mention = mention_from(post)
    decide(mention.comment)
    before = shown(mention)
    internet.page(HERE, page_html(target, "Another text."))
    assert shown(mention_from(post)) == before


@pytest.mark.usefixtures("open_policy")
@pytest.mark.parametrize(
    ("answer", "status"),
    [
        ({"status": "410 Gone"}, MentionStatus.GONE),
        ({"status": "404 Not Found"}, MentionStatus.GONE),
        ({"body": "<p>No link any more</p>"}, MentionStatus.NO_LINK),
    ],
)
def test_with_the_page_or_its_link_the_comment_goes(internet, post, target, answer, status):
    internet.page(HERE, page_html(target))
    mention_from(post)
    internet.page(HERE, **answer)
    mention = mention_from(post)
    assert (mention.status, mention.comment.state) == (status, State.REMOVED)
    assert mention.comment.withdrawn_at is not None
    internet.page(HERE, page_html(target))
    back = mention_from(post)
    assert back.comment != mention.comment and shown(back) == (State.PUBLISHED, TEXT)


@pytest.mark.usefixtures("open_policy")
def test_a_like_whose_page_gets_text_becomes_a_comment(internet, post, target):
    internet.page(HERE, page_html(target, "", kind="like-of"))
    like = mention_from(post).comment
    internet.page(HERE, page_html(target))
    mention = mention_from(post)
    post.refresh_from_db()
    assert mention.comment != like and shown(mention) == (State.PUBLISHED, TEXT)
    assert (post.comment_count, post.reactions) == (1, [])


@pytest.mark.usefixtures("open_policy")
def test_a_page_that_cannot_be_read_today_keeps_its_comment(internet, post, target):
    internet.page(HERE, page_html(target))
    mention_from(post)
    internet.page(HERE, status="500 Internal Server Error")
    mention = mention_from(post)
    assert (mention.status, mention.comment.state) == (MentionStatus.FOUND, State.PUBLISHED)
    assert mention.is_retrying


def test_an_unreadable_page_is_tried_again_with_growing_pauses_and_given_up(internet, post):
    internet.page(HERE, status="503 Service Unavailable")
    mention = mention_from(post)
    pauses = []
    while mention.due_at:
        pauses.append((mention.due_at - timezone.now()).total_seconds() // 60)
        with travel(mention.due_at):
            check(mention)
    assert len(internet.asked) == Mention.policy.max_attempts
    assert (mention.status, mention.comment) == (MentionStatus.UNREADABLE, None)
    assert pauses == sorted(pauses)


@pytest.mark.parametrize("status", ["408 Timeout", "425 Too Early", "429 Too Many", "500 Error"])
def test_a_site_that_is_busy_is_asked_again(internet, post, status):
    internet.page(HERE, status=status)
    mention = mention_from(post)
    assert mention.is_retrying
    assert mention.due_at


@pytest.mark.parametrize(
    ("source", "answer"),
    [
        ("https://ada.example/1", {"status": "409 Conflict"}),
        ("https://ada.example/1", {"status": "403 Forbidden"}),
        ("https://ada.example/1", {"kind": "image/png"}),
        ("https://ada.example/1", {"body": "x" * 1_000_001}),
        ("https://ada.example/1", {"status": "302 Found", "headers": ["Location: /1"]}),
        ("http://127.0.0.1/1", {}),
        ("http://192.168.0.1/1", {}),
        ("http://[::1]/1", {}),
        ("http://localhost.example/1", {}),
        ("https://ada.example:22/1", {}),
    ],
)
def test_a_hostile_source_is_given_up_at_once(internet, post, source, answer):
    internet.name("localhost.example", "127.0.0.1")
    internet.page(HERE, **answer)
    mention = mention_from(post, source)
    assert (mention.status, mention.due_at, mention.comment) == (
        MentionStatus.UNREADABLE,
        None,
        None,
    )
    assert mention.error
    assert not [dialled for dialled in internet.dialled if not dialled.endswith(":443")]


@pytest.mark.usefixtures("open_policy")
def test_a_script_in_a_name_is_a_name(internet, post, target, client):
    name = "&lt;script&gt;alert(1)&lt;/script&gt;"
    internet.page(HERE, page_html(target, "&lt;img src=x onerror=alert(1)&gt;", name=name))
    mention_from(post)
    page = client.get(post.get_absolute_url(), headers={"host": "testserver"}).content.decode()
    assert "&lt;script&gt;alert(1)" in page and "<script>alert" not in page
    assert "&lt;img src=x onerror" in page and "<img src=x" not in page


def test_a_closed_post_takes_none(internet, post, target):
    internet.page(HERE, page_html(target))
    Post.objects.filter(pk=post.pk).update(comment_policy="closed")
    post.refresh_from_db()
    mention = mention_from(post)
    assert (mention.status, mention.comment) == (MentionStatus.REFUSED, None)


def test_a_blocked_domain_is_also_that_of_the_page(internet, post, target):
    from blog.comments.spam.rules import SpamRules  # noqa: PLC0415

    SpamRules.objects.create(pk=1, domains="ada.example")
    internet.page(HERE, page_html(target))
    assert mention_from(post).comment.state == State.SPAM


def test_the_date_of_the_page_counts_if_it_is_recent(internet, post, target):
    at = timezone.now().replace(microsecond=0) - timedelta(hours=2)
    old = timezone.now() - timedelta(days=400)
    stamp = '<time class="dt-published" datetime="{}"></time></p>'
    internet.page(HERE, page_html(target).replace("</p>", stamp.format(at.isoformat())))
    internet.page("ada.example/2", page_html(target).replace("</p>", stamp.format(old.isoformat())))
    assert mention_from(post).comment.created_at == at
    assert mention_from(post, "https://ada.example/2").comment.created_at > at


def test_a_reaction_is_described_in_the_language_of_the_blog(internet, post, target):
    Site.objects.update_or_create(pk=1, defaults={"language": "de"})
    internet.page(HERE, page_html(target, "", kind="like-of"))
    assert mention_from(post).comment.body == "dieser Beitrag gefällt"


def reschedule_all(execute, sql, params, many, context):
    """Reschedule all mentions after the claim, when the check reads the settings."""
    if "blog_site" in sql:
        Mention.objects.update(leased_until=None, attempts=0)
    return execute(sql, params, many, context)


@pytest.mark.usefixtures("open_policy")
def test_a_page_found_gone_by_a_check_that_lost_its_lease_keeps_its_comment(internet, post, target):
    internet.page(HERE, page_html(target))
    comment = mention_from(post).comment
    internet.page(HERE, status="410 Gone")
    mention = receive(post, source=SOURCE, target=target)
    with connection.execute_wrapper(reschedule_all):
        check(mention)
    comment.refresh_from_db()
    assert comment.state == State.PUBLISHED


def test_a_failed_check_that_lost_its_lease_changes_nothing(internet, post, target):
    internet.page(HERE, status="404 Not Found")
    mention = receive(post, source=SOURCE, target=target)
    with connection.execute_wrapper(reschedule_all):
        check(mention)
    mention.refresh_from_db()
    assert (mention.status, mention.error, mention.attempts) == ("pending", "", 0)


@pytest.mark.usefixtures("open_policy")
def test_a_check_that_lost_its_lease_leaves_no_comment(internet, post, target):
    internet.page(HERE, page_html(target))
    mention = receive(post, source=SOURCE, target=target)
    with connection.execute_wrapper(reschedule_all):
        check(mention)
    mention.refresh_from_db()
    assert len(internet.asked) == 1
    assert (mention.status, mention.comment, Comment.objects.count()) == ("pending", None, 0)
    check(mention)
    mention.refresh_from_db()
    assert mention.status == MentionStatus.FOUND


@pytest.mark.usefixtures("open_policy")
def test_a_check_that_is_interrupted_leaves_no_comment(internet, post, target):
    def interrupt_the_last_write(execute, sql, params, many, context):
        if sql.startswith('UPDATE "blog_mention"') and Comment.objects.exists():
            raise Interrupted
        return execute(sql, params, many, context)

    internet.page(HERE, page_html(target))
    mention = receive(post, source=SOURCE, target=target)
    with connection.execute_wrapper(interrupt_the_last_write), pytest.raises(Interrupted):
        check(mention)
    assert not Comment.objects.exists()
