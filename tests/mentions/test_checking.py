"""A page that says it links here is looked at, judged, and shown; and goes when its link goes."""

from datetime import timedelta

import pytest
from django.db.models import Max
from django.utils import timezone
from time_machine import travel

from blog.comments.models import Comment, Kind, State
from blog.comments.moderation.deciding import approve, mark_spam, reject
from blog.mentions.checking import check
from blog.mentions.doing import do_errands, forget_vain_mentions
from blog.mentions.errands import MOST_TRIES
from blog.mentions.models import Fate, Mention
from blog.mentions.receiving import receive
from blog.mentions.tasks import check_mention
from blog.net.fetching import PRODUCT
from blog.posts.models import Post
from blog.site.models import Site
from tests.factories import make_post
from tests.mentions.conftest import OURS

pytestmark = pytest.mark.django_db
SOURCE = "https://ada.example/1"
HERE = "ada.example/1"
WORDS = "As the keeper wrote, nothing was ever as it seemed."


@pytest.fixture
def post() -> Post:
    return make_post(slug="x", title="X")


@pytest.fixture
def target(post) -> str:
    return OURS + post.get_absolute_url()


def note(target: str, words: str = WORDS, *, kind: str = "in-reply-to", name: str = "Ada") -> str:
    return (
        f'<div class="h-entry"><a class="p-author h-card" href="/">{name}</a>'
        f'<a class="u-{kind}" href="{target}">Re</a><p class="e-content">{words}</p></div>'
    )


def told(post: Post, source: str = SOURCE) -> Mention:
    """A mention that was received, some minutes after all others, and looked at."""
    last = Mention.objects.aggregate(last=Max("told_at"))["last"] or timezone.now()
    with travel(last + timedelta(minutes=2)):
        receive(post, source=source, target=OURS + post.get_absolute_url(), address="192.0.2.77")
        mention = Mention.objects.select_related("post", "comment").get(source=source, post=post)
        check(mention)
    mention.refresh_from_db()
    return mention


def said(mention: Mention) -> tuple[str, str]:
    mention.comment.refresh_from_db()
    return mention.comment.state, mention.comment.body


@pytest.mark.usefixtures("open_policy")
def test_a_reply_becomes_a_comment(internet, post, target):
    internet.page(HERE, note(target, f"{WORDS} *So*!"))
    mention = told(post)
    comment = mention.comment
    assert (mention.fate, comment.state, comment.kind) == (Fate.FOUND, "published", Kind.REPLY)
    assert (comment.name, comment.website) == ("Ada", "https://ada.example/")
    assert (comment.elsewhere, comment.network) == (SOURCE, "192.0.2.0/24")
    assert comment.rendered == f"<p>{WORDS} *So*!</p>"
    assert {found.layer for found in comment.judgement.found} == {"filter", "policy"}
    post.refresh_from_db()
    assert post.comment_count == 1


def test_who_asks_is_said(internet, post, target):
    internet.page(HERE, note(target))
    told(post)
    (asked,) = internet.asked
    assert asked.header("user-agent") == f"{PRODUCT} (Webmention; +{OURS})"
    assert "text/html" in asked.header("accept")


def test_the_first_of_an_unknown_page_waits_and_the_next_is_known(internet, post, target):
    internet.page(HERE, note(target))
    internet.page("ada.example/2", note(target, "And now for something else entirely."))
    internet.page("eve.example/3", note(target, "Something else altogether, by another."))
    first = told(post)
    assert said(first) == (State.PENDING, WORDS)
    assert first.comment.reasons == ["the first comment of an unknown person"]
    approve(first.comment)
    assert told(post, "https://ada.example/2").comment.state == State.PUBLISHED
    assert told(post, "https://eve.example/3").comment.state == State.PENDING


@pytest.mark.usefixtures("open_policy")
@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("like", "likes this post"),
        ("repost", "passed this post on"),
        ("bookmark", "bookmarked this post"),
    ],
)
def test_a_gesture_is_told_beside_the_comments(internet, post, target, kind, body):
    internet.page(HERE, note(target, "", kind=f"{kind}-of"))
    mention = told(post)
    post.refresh_from_db()
    assert said(mention) == (State.PUBLISHED, body)
    assert (post.comment_count, mention.comment.thread.shown) == (0, 0)
    by = [{"name": "Ada", "address": SOURCE}]
    assert post.gestures == [{"kind": kind, "by": by, "more": 0}]


@pytest.mark.usefixtures("open_policy")
def test_told_again_the_words_follow_the_page(internet, post, target):
    internet.page(HERE, note(target))
    first = told(post).comment
    internet.page(HERE, note(target, "Better words.", name="Ada L."))
    second = told(post)
    assert (second.comment, said(second)) == (first, (State.PUBLISHED, "Better words."))
    assert (second.comment.name, second.comment.former_words.get().body) == ("Ada L.", WORDS)


def test_new_words_are_judged_anew_and_the_same_are_not(internet, post, target):
    internet.page(HERE, note(target))
    mention = told(post)
    approve(mention.comment)
    assert said(told(post)) == (State.PUBLISHED, WORDS)
    internet.page(HERE, note(target, "Buy my pills instead."))
    assert said(told(post)) == (State.PENDING, "Buy my pills instead.")


@pytest.mark.parametrize("decide", [mark_spam, reject])
def test_what_a_moderator_put_away_stays_there(internet, post, target, decide):
    internet.page(HERE, note(target))
    mention = told(post)
    decide(mention.comment)
    before = said(mention)
    internet.page(HERE, note(target, "Other words."))
    assert said(told(post)) == before


@pytest.mark.usefixtures("open_policy")
@pytest.mark.parametrize(
    ("answer", "fate"),
    [
        ({"status": "410 Gone"}, Fate.GONE),
        ({"status": "404 Not Found"}, Fate.GONE),
        ({"body": "<p>No link any more</p>"}, Fate.NO_LINK),
    ],
)
def test_with_the_page_or_its_link_the_comment_goes(internet, post, target, answer, fate):
    internet.page(HERE, note(target))
    told(post)
    internet.page(HERE, **answer)
    mention = told(post)
    assert (mention.fate, mention.comment.state) == (fate, State.REMOVED)
    assert mention.comment.withdrawn_at is not None
    internet.page(HERE, note(target))
    back = told(post)
    assert back.comment != mention.comment and said(back) == (State.PUBLISHED, WORDS)


@pytest.mark.usefixtures("open_policy")
def test_a_like_that_becomes_words_becomes_a_comment(internet, post, target):
    internet.page(HERE, note(target, "", kind="like-of"))
    like = told(post).comment
    internet.page(HERE, note(target))
    mention = told(post)
    post.refresh_from_db()
    assert mention.comment != like and said(mention) == (State.PUBLISHED, WORDS)
    assert (post.comment_count, post.gestures) == (1, [])


@pytest.mark.usefixtures("open_policy")
def test_a_page_that_cannot_be_read_today_keeps_its_comment(internet, post, target):
    internet.page(HERE, note(target))
    told(post)
    internet.page(HERE, status="503 Service Unavailable")
    mention = told(post)
    assert (mention.fate, mention.comment.state) == (Fate.FOUND, State.PUBLISHED)
    assert mention.is_tried_again


def test_it_is_tried_again_with_growing_pauses_and_then_left(internet, post):
    internet.page(HERE, status="503 Service Unavailable")
    mention = told(post)
    pauses = []
    while mention.due_at:
        pauses.append((mention.due_at - timezone.now()).total_seconds() // 60)
        with travel(mention.due_at):
            check(mention)
    assert len(internet.asked) == MOST_TRIES
    assert (mention.fate, mention.comment) == (Fate.UNREADABLE, None)
    assert pauses == sorted(pauses)


@pytest.mark.parametrize(
    ("source", "answer"),
    [
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
def test_a_hostile_source_is_left_at_once(internet, post, source, answer):
    internet.name("localhost.example", "127.0.0.1")
    internet.page(HERE, **answer)
    mention = told(post, source)
    assert (mention.fate, mention.due_at, mention.comment) == (Fate.UNREADABLE, None, None)
    assert mention.words
    assert not [dialled for dialled in internet.dialled if not dialled.endswith(":443")]


@pytest.mark.usefixtures("open_policy")
def test_a_script_in_a_name_is_a_name(internet, post, target, client):
    name = "&lt;script&gt;alert(1)&lt;/script&gt;"
    internet.page(HERE, note(target, "&lt;img src=x onerror=alert(1)&gt;", name=name))
    told(post)
    page = client.get(post.get_absolute_url(), headers={"host": "testserver"}).content.decode()
    assert "&lt;script&gt;alert(1)" in page and "<script>alert" not in page
    assert "&lt;img src=x onerror" in page and "<img src=x" not in page


def test_a_closed_post_takes_none(internet, post, target):
    internet.page(HERE, note(target))
    Post.objects.filter(pk=post.pk).update(comment_policy="closed")
    post.refresh_from_db()
    mention = told(post)
    assert (mention.fate, mention.comment) == (Fate.REFUSED, None)


def test_a_blocked_domain_is_also_that_of_the_page(internet, post, target):
    from blog.comments.spam.models import Rules  # noqa: PLC0415

    Rules.objects.create(pk=1, domains="ada.example")
    internet.page(HERE, note(target))
    assert told(post).comment.state == State.SPAM


def test_the_date_of_the_page_counts_if_it_is_of_today(internet, post, target):
    at = timezone.now().replace(microsecond=0) - timedelta(hours=2)
    old = timezone.now() - timedelta(days=400)
    stamp = '<time class="dt-published" datetime="{}"></time></p>'
    internet.page(HERE, note(target).replace("</p>", stamp.format(at.isoformat())))
    internet.page("ada.example/2", note(target).replace("</p>", stamp.format(old.isoformat())))
    assert told(post).comment.created_at == at
    assert told(post, "https://ada.example/2").comment.created_at > at


def test_the_worker_is_asked_and_a_chore_sees_to_what_was_missed(internet, post, target):
    internet.page(HERE, note(target))
    mention = receive(post, source=SOURCE, target=target)
    assert do_errands() == 1
    check_mention.call(mention.pk)
    check_mention.call(mention.pk)
    check_mention.call(0)
    assert len(internet.asked) == 1
    assert do_errands() == 0


def test_the_words_are_in_the_language_of_the_blog(internet, post, target):
    Site.objects.update_or_create(pk=1, defaults={"language": "de"})
    internet.page(HERE, note(target, "", kind="like-of"))
    assert told(post).comment.body == "dieser Beitrag gefällt"


def test_what_came_to_nothing_is_forgotten(internet, post, target):
    internet.page(HERE, note(target))
    told(post)
    told(post, "https://nowhere.example/")
    assert forget_vain_mentions() == 0
    with travel(timezone.now() + timedelta(days=31)):
        assert forget_vain_mentions() == 1
    mention = Mention.objects.get()
    assert (mention.source, mention.network) == (SOURCE, "")
    assert Comment.objects.count() == 1
