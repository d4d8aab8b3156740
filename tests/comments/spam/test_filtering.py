"""What each layer says, and the verdict they make together."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from blog.comments.models import Comment, State
from blog.comments.posting import CommentRefused, post_comment
from blog.comments.spam.filtering import judge
from blog.comments.spam.layers.timing import stamp
from blog.comments.spam.models import Judgement, Rules
from blog.comments.submissions import Submission
from blog.site.models import Site
from tests.factories import make_comment, make_post, submission

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
LONG = "The treaty was signed in March, but the letter you quote clearly says that it was April."
LONGER = f"{LONG} I have seen it in the archive myself, and so have two of my students."
DOMAIN = "the blocked domain a.example"
KNOWN = {"name": "Ann", "email": "ann@example.org"}


@pytest.fixture(autouse=True)
def _open_blog_at_noon():
    Site.objects.update_or_create(pk=1, defaults={"comment_policy": "open"})
    with time_machine.travel(NOW, tick=False):
        yield


def sent(*, ago: timedelta = timedelta(minutes=5), **said) -> Submission:
    said.setdefault("body", LONG)
    said.setdefault("stamp", stamp(NOW - ago))
    return submission(**said)


def said_of(**said) -> list[tuple[str, str, str]]:
    """What the layers found, but for those that always speak."""
    verdict = judge(sent(**said), post=make_post(), site=Site.objects.current())
    return [
        (found.layer, found.outcome.value, found.reason)
        for found in verdict.findings
        if found.layer not in {"filter", "policy", "acquaintance"}
    ]


def test_a_plain_comment_appears():
    comment = post_comment(make_post(), sent(address="192.0.2.1"))
    assert (comment.state, comment.reasons) == (State.PUBLISHED, [])
    assert [(finding["layer"], finding["outcome"]) for finding in comment.judgement.findings] == [
        ("filter", "pass"),
        ("policy", "pass"),
    ]


# Trap and time


def test_who_steps_into_the_trap_is_spam():
    assert said_of(trap="http://shop.example") == [
        ("trap", "spam", "the field that no person sees was filled in")
    ]


@pytest.mark.parametrize(
    ("ago", "reason"),
    [
        (
            timedelta(seconds=2),
            "sent too soon after the page was opened for a person to have written it",
        ),
        (timedelta(seconds=4), None),
        (timedelta(days=1), None),
        (timedelta(days=6), None),
        (timedelta(days=8), "the form was more than 7 days old"),
    ],
)
def test_the_time_a_form_takes(ago, reason):
    assert said_of(ago=ago) == ([("timing", "hold", reason)] if reason else [])


@pytest.mark.parametrize("stamp", ["", "1764072000", "1764072000:forged", "x:y:z"])
def test_a_form_that_is_not_ours_waits(stamp):
    assert said_of(stamp=stamp) == [("timing", "hold", "sent without the blog's form")]


def test_time_may_be_lifted(settings):
    settings.COMMENTS_MIN_SECONDS = 0
    assert said_of(ago=timedelta()) == []


# Links and lists


def test_many_links_wait():
    body = "https://a.example and https://b.example and c.com"
    assert said_of(body=body) == [("links", "hold", "3 links")]
    assert said_of(body=body.removesuffix(" and c.com")) == []


@pytest.mark.parametrize(
    ("list_", "blocked", "said", "reason"),
    [
        ("words", "Letter", {}, "the blocked word “Letter”"),
        ("words", "the letter  YOU", {}, "the blocked word “the letter  YOU”"),
        ("words", "lette", {}, None),
        ("names", "READER", {}, "the blocked name “READER”"),
        ("names", "x@a.example", {"email": "X@a.example"}, "the blocked name “x@a.example”"),
        ("domains", "a.example", {"website": "https://www.a.example/"}, DOMAIN),
        ("domains", "a.example", {"body": "See http://b.a.example/x"}, DOMAIN),
        ("domains", "a.example", {"email": "me@A.example"}, DOMAIN),
        ("domains", "a.example", {"website": "https://aa.example/"}, None),
        ("networks", "192.0.2.0/24", {"address": "192.0.2.9"}, "the blocked network 192.0.2.0/24"),
        ("networks", "2001:db8::/32", {"address": "192.0.2.9"}, None),
        ("networks", "192.0.2.0/24", {"address": ""}, None),
    ],
)  # fmt: skip
def test_what_the_owner_blocked_is_spam(list_, blocked, said, reason):
    Rules.objects.create(
        pk=1, **{list_: f"nothing.example\n\n {blocked} \n" if list_ != "networks" else blocked}
    )
    assert said_of(**said) == ([("blocking", "spam", reason)] if reason else [])


def test_what_is_blocked_may_wait_instead():
    Rules.objects.create(pk=1, words="letter", outcome="hold")
    assert said_of() == [("blocking", "hold", "the blocked word “letter”")]


# Rate


def test_one_address_may_send_so_many(settings):
    settings.COMMENTS_RATE = "2/m"
    post = make_post()
    for number in range(2):
        post_comment(post, sent(body=f"{number} {number}", address="192.0.2.1"))
    with pytest.raises(CommentRefused, match=r"Your words are still in the form"):
        post_comment(post, sent(body="one more", address="192.0.2.1"))
    assert Comment.objects.count() == 2
    assert post_comment(post, sent(body="another", address="192.0.2.2")).state == State.PUBLISHED


def test_the_rate_of_an_address_is_over_after_its_time(settings):
    settings.COMMENTS_RATE = "1/m"
    post = make_post()
    with time_machine.travel(datetime(2026, 11, 24, 23, 59, 30, tzinfo=UTC), tick=False):
        post_comment(post, sent(body="first", address="192.0.2.1"))
    soon = time_machine.travel(datetime(2026, 11, 25, 0, 0, 10, tzinfo=UTC), tick=False)
    with soon, pytest.raises(CommentRefused):
        post_comment(post, sent(body="second", address="192.0.2.1"))
    with time_machine.travel(datetime(2026, 11, 25, 0, 0, 31, tzinfo=UTC), tick=False):
        assert post_comment(post, sent(body="third", address="192.0.2.1")).pk


@pytest.mark.parametrize("network", ["192.0.2.{}", "2001:db8:1:{}::1"])
def test_one_network_may_send_so_many_and_the_rest_waits(settings, network):
    settings.COMMENTS_RATE = "1/m"  # thrice as many of a network
    post = make_post()
    for number in range(3):
        post_comment(post, sent(body=f"{number} {number}", address=network.format(number)))
    late = post_comment(post, sent(body="one more", address=network.format(9)))
    assert (late.state, late.reasons) == (
        State.PENDING,
        ["many comments at once from this network"],
    )
    settings.COMMENTS_NETWORK_RATE = "5/m"
    assert post_comment(post, sent(body="last", address=network.format(10))).state == "published"


def test_the_address_itself_is_not_kept():
    comment = post_comment(make_post(), sent(address="192.0.2.77"))
    rows = [str(list(model.objects.values())) for model in (Comment, Judgement)]
    assert comment.network == "192.0.2.0/24"
    assert "192.0.2.77" not in "".join(rows)


# Repeats


@pytest.mark.parametrize(
    ("state", "body", "expected"),
    [
        (State.PUBLISHED, LONG.upper(), ("repeats", "hold", "the same text was sent before")),
        (State.SPAM, LONG, ("repeats", "spam", "the same text is spam")),
        (State.PUBLISHED, LONGER, None),
        (State.PUBLISHED, LONGER + " Truly.", None),
    ],
)
def test_the_same_text_again(state, body, expected):
    comment = post_comment(make_post(), sent(name="Somebody"))
    Comment.objects.filter(pk=comment.pk).update(state=state)
    assert said_of(body=body) == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (State.PENDING, ("repeats", "hold", "nearly the same text was sent before")),
        (State.SPAM, ("repeats", "spam", "nearly the same text is spam")),
    ],
)
def test_nearly_the_same_text(state, expected):
    comment = post_comment(make_post(), sent(body=LONGER))
    Comment.objects.filter(pk=comment.pk).update(state=state)
    assert said_of(body=f"Hello! {LONGER}") == [expected]


def test_what_many_people_say_is_no_repeat():
    post_comment(make_post(), sent(body="Thank you for this!"))
    assert said_of(body="Thank you for this!") == []


def test_an_old_text_may_be_said_again():
    with time_machine.travel(NOW - timedelta(days=31), tick=False):
        post_comment(make_post(), sent())
    assert said_of() == []


def test_an_edited_comment_is_no_repeat_of_itself():
    comment = post_comment(make_post(), sent(address="192.0.2.1"))
    assert said_of(edited=comment, address="192.0.2.1") == []


# Acquaintance and filter


def test_who_is_known_is_not_held_for_links_or_haste():
    make_comment(**KNOWN)
    verdict = judge(
        sent(body="a.com b.com c.com", ago=timedelta(), **KNOWN),
        post=make_post(),
        site=Site.objects.current(),
    )
    assert verdict.state == State.PUBLISHED
    assert ("acquaintance", "1 comment of theirs was published") in [
        (found.layer, found.reason) for found in verdict.findings
    ]


SPAM = (
    "Play the best online casino games and win real money! Free bonus, no deposit required, "
    "cheap viagra, instant approval loan, click here http://casino-bonus.example"
)


def test_plain_spam_is_spam_on_the_first_day():
    comment = post_comment(make_post(), sent(body=SPAM, name="casino", website="https://a.example"))
    assert comment.state == State.SPAM
    found = next(f for f in comment.judgement.findings if f["layer"] == "filter")
    assert found["reason"].startswith("its words look like spam to ")
    assert len(found["words"]) == 8
    assert all(probability > 0.5 for _word, probability in found["words"])


def test_words_alone_make_no_spam_of_someone_known():
    make_comment(**KNOWN)
    assert post_comment(make_post(), sent(body=SPAM, **KNOWN)).state == State.PENDING


def test_the_filter_s_limits_are_settings(settings):
    settings.COMMENTS_SPAM_AT = settings.COMMENTS_HELD_AT = 1.0
    assert post_comment(make_post(), sent(body=SPAM)).state == State.PUBLISHED


def test_judging_costs_the_same_however_much_there_is(django_assert_max_num_queries):
    post, site = make_post(), Site.objects.current()
    for number in range(5):
        post_comment(post, sent(body=f"{LONG} {number}", address="192.0.2.1", **KNOWN))
    with django_assert_max_num_queries(10):  # one of them PostgreSQL's lock
        judge(sent(body=LONGER, address="192.0.2.1", **KNOWN), post=post, site=site)
