"""Checking links against hosts that behave in every way."""

import gzip
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from time_machine import travel

from blog.links.checking import ROBOTS_KEPT, check_host
from blog.links.collecting import collect_source
from blog.links.models import Host, Link, LinkState
from blog.links.requesting import LONGEST_WAIT, ask
from blog.posts.models import Post
from blog.posts.tasks import render_posts
from tests.factories import citing, make_link, make_post
from tests.links.conftest import TEXT, make_web_source

pytestmark = pytest.mark.django_db

PAGE = "ada.example/letter"
BOMB, BIG_BOMB = (gzip.compress(b"<p>" + b"\0" * size) for size in (3_000_000, 6_000_000))


def page(*args, **kwargs):
    return lambda internet: internet.page(PAGE, *args, **kwargs)


def redirect(target: str, status: str = "302 Found", *, body: str = TEXT):
    def serve(internet):
        internet.redirect(PAGE, target, status=status)
        internet.page(target.rsplit("//", maxsplit=1)[-1], body)

    return serve


def raw(answer):
    return lambda internet: internet.raw(PAGE, answer)


def loop(internet):
    internet.redirect(PAGE, "http://ada.example/2")
    internet.redirect("ada.example/2", f"http://{PAGE}")


def robots(text: str):
    def serve(internet):
        internet.page("ada.example/robots.txt", text, kind="text/plain")
        internet.page(PAGE, TEXT)

    return serve


MOVED, GONE = "301 Moved Permanently", "404 Not Found"
BEHAVIORS = [
    # what the host does, the state after three checks on three days, the evidence
    ("a page", page(TEXT), "ok", "It answered with 200."),
    ("a file", page(b"%PDF", kind="application/pdf"), "ok", "It answered with 200."),
    ("no type", page(b"data", kind=""), "ok", "It answered with 200."),
    ("a huge page", page("<p>" + "x" * 1_100_000), "ok", "It answered with 200."),
    ("robots allow", robots("User-agent: *\nDisallow: /x"), "ok", "It answered with 200."),
    ("moved for a while", redirect("http://ada.example/new"), "ok", "It answered with 200."),
    (
        "moved for good",
        redirect("http://ada.example/new", MOVED),
        "moved",
        "It redirects permanently to http://ada.example/new",
    ),
    (
        "another host",
        redirect("http://bob.example/letter", "308 Permanent Redirect"),
        "moved",
        "It redirects permanently to http://bob.example/letter",
    ),
    ("a slash", redirect("http://ada.example/letter/", MOVED), "ok", "It answered with 200."),
    ("login", page(status="401 Unauthorized"), "blocked", "It responded with 401 Unauthorized"),
    ("forbidden", page(status="403 Forbidden"), "blocked", "It responded with 403 Forbidden"),
    (
        "too many",
        page(status="429 Too Many Requests"),
        "blocked",
        "It responded with 429 Too Many Requests",
    ),
    ("law", page(status="451 Unavailable"), "blocked", "It responded with 451 Unavailable"),
    ("999", page(status="999 Request Denied"), "blocked", "It responded with 999 Request Denied"),
    (
        "challenge",
        page(
            "<title>Just a moment...</title>",
            status="503 Wait",
            headers=["cf-mitigated: challenge"],
        ),
        "blocked",
        "It responded with 503 Wait",
    ),
    (
        "human",
        page("<title>Verify you are human</title>"),
        "blocked",
        "It asks visitors to prove to be human: “Verify you are human”.",
    ),
    (
        "robots refuse",
        robots("User-agent: *\nDisallow: /letter"),
        "blocked",
        "Its robots.txt asks programs not to visit it.",
    ),
    ("home", redirect("http://ada.example/"), "soft-404", "It redirects to the home page."),
    (
        "says not found",
        page("<h1>Page not found</h1>"),
        "soft-404",
        "The page says “Page not found”.",
    ),
    (
        "parked",
        page("<p>Buy this domain"),
        "soft-404",
        "The domain is parked: “Buy this domain”.",
    ),
    ("not found", page(status=GONE), "dead", "It responded with 404 Not Found"),
    ("gone", page(status="410 Gone"), "dead", "It responded with 410 Gone"),
    ("no host", lambda internet: None, "dead", "There is no website called ada.example."),
    (
        "moved to nowhere",
        lambda internet: internet.redirect(PAGE, "http://ada.example/2", status=MOVED),
        "dead",
        "It responded with 404 Not Found",
    ),
    ("broken", page(status="500 Broken"), "unknown", "It responded with 500 Broken"),
    ("busy", page(status="503 Busy"), "unknown", "It responded with 503 Busy"),
    ("hangs up", raw(b""), "unknown", "ada.example could not be reached, or the connection broke."),
    (
        "garbled",
        raw(b"\0\1\2\r\n\r\n"),
        "unknown",
        "ada.example could not be reached, or the connection broke.",
    ),
    ("loops", loop, "unknown", "It redirects more than 5 times."),
    (
        "bomb",
        page(BOMB, headers=["Content-Encoding: gzip"]),
        "ok",
        "It answered with 200.",
    ),
    (
        "leads inside",
        lambda internet: internet.redirect(PAGE, "http://127.0.0.1/admin"),
        "dead",
        "127.0.0.1 is not on the public internet.",
    ),
]


@pytest.mark.parametrize(
    ("serve", "state", "evidence"),
    [row[1:] for row in BEHAVIORS],
    ids=[row[0] for row in BEHAVIORS],
)
def test_every_behavior_ends_in_its_state(internet, serve, state, evidence):
    serve(internet)
    link = make_link()
    first = check_again(link, days=0)
    assert first.state not in {LinkState.DEAD, LinkState.SOFT_404}  # never after one failure
    assert first.evidence == evidence
    for days in (1, 2):
        check_again(link, days=days)
    assert (link.state, link.evidence) == (state, evidence)


OTHER = "<title>Shop</title><p>" + "Cheap watches, hurry up and buy some now. " * 20
CHANGES = [
    # what the host does after the page was copied, the state after more checks, the evidence
    ("still the same", page(TEXT), "ok", "It answered with 200."),
    ("more of it", page(f"{TEXT}<p>{OTHER}"), "ok", "It answered with 200."),
    ("another text", page(OTHER), "drifted", "It has 0% of the text of the copy of "),
    (
        "moved to another text",
        redirect("http://ada.example/new", MOVED, body=OTHER),
        "drifted",
        "It has 0% of the text of the copy of ",
    ),
    (
        "moved with its text",
        redirect("http://ada.example/new", MOVED),
        "moved",
        "It redirects permanently to http://ada.example/new",
    ),
    (
        "challenge",
        page("<title>Just a moment...</title>"),
        "blocked",
        "It asks visitors to prove to be human: “Just a moment”.",
    ),
    ("parked", page("<p>Buy this domain"), "soft-404", "The domain is parked: “Buy this domain”."),
    ("bomb", page(BIG_BOMB, headers=["Content-Encoding: gzip"]), "ok", "It answered with 200."),
    (
        "a picture",
        page(b"\x89PNG", kind="image/png"),
        "drifted",
        "It has 0% of the text of the copy of ",
    ),
    ("empty", page("<p>"), "drifted", "It has 0% of the text of the copy of "),
    ("not found", page(status=GONE), "dead", "It responded with 404 Not Found"),
]


@pytest.mark.parametrize(
    ("serve", "state", "evidence"), [row[1:] for row in CHANGES], ids=[row[0] for row in CHANGES]
)
def test_every_change_after_the_copy_ends_in_its_state(internet, serve, state, evidence):
    internet.page(PAGE, TEXT)
    collect_source(make_web_source())
    link = Link.objects.get()
    assert check_again(link, days=0).state == LinkState.OK
    serve(internet)
    first = check_again(link, days=1)
    assert first.state not in {LinkState.DEAD, LinkState.SOFT_404, LinkState.DRIFTED}
    for days in (2, 3):
        check_again(link, days=days)
    assert link.state == state
    assert link.evidence.startswith(evidence)


def check_again(link: Link, *, days: float) -> Link:
    """Check the link some days later, whenever it would be due; load and return it."""
    with travel(timezone.now() + timedelta(days=days)):
        now = timezone.now()
        Link.objects.filter(pk=link.pk).update(check_at=now)
        Host.objects.filter(pk=link.host_id).update(due_at=now)
        check_host(link.host)
    link.refresh_from_db()
    return link


def methods(internet) -> list[str]:
    """The requests of the checks, without those for robots.txt."""
    return [asked.head.split()[0] for asked in internet.asked if "robots" not in asked.url]


def test_only_a_page_is_read(internet):
    internet.page(PAGE, b"%PDF", kind="application/pdf")
    link = make_link()
    check_again(link, days=0)
    assert methods(internet) == ["HEAD"]
    internet.page(PAGE, TEXT)
    check_again(link, days=1)
    assert methods(internet) == ["HEAD", "HEAD", "GET"]
    assert "link check; +https://blog.example" in internet.asked[0].header("user-agent")


def test_a_host_that_refuses_head_is_asked_again(internet):
    def serve(client):
        is_head = internet.asked[-1].head.startswith("HEAD")
        status = "405 No" if is_head else "200 OK"
        client.sendall(f"HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n".encode())

    internet.raw(PAGE, serve)
    assert check_again(make_link(), days=0).state == LinkState.OK


def test_robots_are_fetched_once_a_day(internet):
    internet.page(PAGE, TEXT)
    link = make_link()
    for days in (0, 0.5, 1.2):
        check_again(link, days=days)
    assert internet.urls.count("ada.example/robots.txt") == 2


def test_robots_that_are_a_day_old_still_hold(internet):
    internet.page(PAGE, TEXT)
    now = timezone.now()
    link = make_link(check_at=now)
    Host.objects.update(robots_at=now - ROBOTS_KEPT, due_at=now)
    with travel(now, tick=False):
        assert check_host(Host.objects.get()) == link
    assert methods(internet) == ["HEAD", "GET"]
    assert "ada.example/robots.txt" not in internet.urls


def test_a_link_is_due_at_its_very_moment(internet):
    internet.page(PAGE, TEXT)
    now = timezone.now()
    link = make_link(check_at=now)
    Host.objects.update(due_at=now)
    with travel(now, tick=False):
        assert check_host(Host.objects.get()) == link


@pytest.mark.parametrize(
    ("value", "wait"),
    [
        ("99999999", LONGEST_WAIT),
        ("999999999", timedelta()),  # no time that anyone can mean
        ("Thu, 05 Nov 2026 08:30:00 GMT", timedelta()),
        ("-5", timedelta()),
    ],
)
def test_a_host_may_ask_for_a_week_at_most(internet, value, wait):
    internet.page(PAGE, status="429 Too Many Requests", headers=[f"Retry-After: {value}"])
    assert ask(f"http://{PAGE}", sender="https://blog.example").retry_after == wait


def test_a_host_that_asks_to_wait_is_left_alone(internet):
    internet.page(PAGE, status="429 Too Many Requests", headers=["Retry-After: 7200"])
    link, before = make_link(), timezone.now()
    make_link("http://ada.example/other", check_at=before + timedelta(minutes=1))
    check_again(link, days=0)
    assert methods(internet) == ["HEAD"]
    link.host.refresh_from_db()
    assert timedelta(minutes=119) < link.host.due_at - before < timedelta(minutes=121)


def test_a_slow_host_is_unknown(internet, monkeypatch):
    monkeypatch.setattr("blog.links.requesting.SECONDS", 0.05)
    internet.raw(PAGE, lambda _client: internet.is_over.wait(2))
    link = check_again(make_link(), days=0)
    assert link.state == LinkState.UNKNOWN
    assert link.evidence in {
        "It took longer than 0.05 seconds.",
        "ada.example did not answer in time.",
    }


def test_a_host_gets_one_request_at_a_time(internet):
    internet.page(PAGE, TEXT)
    first, second = make_link(), make_link("http://ada.example/other")
    host = first.host
    assert check_host(host) == first
    host.refresh_from_db()
    assert check_host(host) is None  # it pauses
    Host.objects.update(due_at=timezone.now(), leased_until=timezone.now() + timedelta(minutes=5))
    assert check_host(host) is None  # another worker checks a page of it
    assert Link.objects.get(pk=second.pk).checked_at is None


def test_a_host_is_due_with_its_next_link(internet):
    internet.page(PAGE, TEXT)
    link = make_link()
    later = make_link("http://ada.example/other", check_at=timezone.now() + timedelta(days=2))
    check_host(link.host)
    assert Host.objects.get().due_at == later.check_at


def test_readers_are_told_of_a_page_that_is_gone_and_of_its_return(internet):
    source = make_web_source()
    collect_source(source)
    post = make_post(body=f"<p>As she wrote.{citing(source)}</p>")
    link = Link.objects.get()
    for days in (0, 1, 2):
        check_again(link, days=days)
    assert shown(post) == [True, True]
    source.refresh_from_db()
    assert source.page_gone_on == timezone.localdate(link.state_since)
    internet.page(PAGE, TEXT)
    check_again(link, days=3)
    assert shown(post) == [False, False]


def shown(post: Post) -> list[bool]:
    """Return whether the post's page and the source's tell readers that the page is gone."""
    render_posts.call([post.pk])
    post.refresh_from_db()
    source_page = Client().get(post.sources.get().get_absolute_url()).content.decode()
    return ["has been gone since" in html for html in (post.rendered_sources, source_page)]


def test_failures_count_only_while_another_page_can_be_reached(internet):
    internet.page(PAGE, status="500 Broken")
    link = check_again(make_link(), days=0)
    assert link.failures == 0
    make_link("http://bob.example/", ok_at=timezone.now())
    assert check_again(link, days=0).failures == 1


def test_a_check_that_breaks_is_tried_again_and_listed(internet, monkeypatch):
    def fail(*_args, **_kwargs):
        raise RuntimeError("no memory")

    monkeypatch.setattr("blog.links.checking.judge", fail)
    internet.page(PAGE, TEXT)
    link = make_link()
    with pytest.raises(RuntimeError):
        check_host(link.host)
    host = Host.objects.get()
    assert (host.error, host.leased_until) == ("RuntimeError: no memory", None)
    assert host.due_at > timezone.now()


def test_the_link_that_has_waited_longest_is_checked_first(internet):
    now = timezone.now()
    urls = [f"http://ada.example/{number}" for number in range(3)]
    for url, minutes in zip(urls, (2, 3, 1), strict=True):
        internet.page(url.removeprefix("http://"), TEXT)
        make_link(url, check_at=now - timedelta(minutes=minutes))
    checked = []
    for _time in urls:
        Host.objects.update(due_at=now)
        checked.append(check_host(Host.objects.get()).url)
    assert checked == [urls[1], urls[0], urls[2]]
