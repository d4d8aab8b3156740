"""The pages a post links to are told of it: once for each of its wordings, and politely."""

from datetime import timedelta
from urllib.parse import parse_qs

import pytest
from django.utils import timezone
from time_machine import travel

from blog.mentions.doing import do_errands
from blog.mentions.errands import MOST_TRIES
from blog.mentions.models import Notice, Outbox, Outcome
from blog.mentions.noticing import NEWS, look_for_links, note_change
from blog.mentions.tasks import tell_page
from blog.mentions.telling import tell
from blog.posts.models import Post
from blog.posts.publishing import publish, withdraw
from blog.site.models import Site
from blog.sources.editing import write_source
from blog.welcome.writing import write_welcome_blog
from tests.factories import citing, make_draft, make_post, make_source, rewrite
from tests.mentions.conftest import OURS

pytestmark = pytest.mark.django_db
THERE = "https://ada.example/1"
LINK = f'<p>See <a href="{THERE}">Ada</a>.</p>'
ENDPOINT = "ada.example/endpoint"


@pytest.fixture
def ada(internet):
    """Her page takes webmentions."""
    internet.page("ada.example/1", "<a rel=webmention href=/endpoint?key=1&amp;b=2>here</a>")
    internet.page(ENDPOINT, status="202 Accepted", kind="")
    return internet


def written(body: str = LINK, **fields) -> Post:
    """A post of just now, some minutes ago."""
    return make_post(at=timezone.now() - timedelta(minutes=5), body=body, **fields)


def change(post: Post, body: str) -> None:
    post.refresh_from_db()
    rewrite(post, by=None, body=body)
    note_change(post.pk)


def go_round(*, minutes: int = 3) -> None:
    """What the worker does some minutes later."""
    with travel(timezone.now() + timedelta(minutes=minutes)):
        do_errands()
        for notice in Notice.objects.due():
            tell(notice)


def posted(internet) -> list[dict[str, str]]:
    """What was sent to endpoints."""
    sent = (parse_qs(asked.body) for asked in internet.asked if asked.head.startswith("POST"))
    return [{name: values[0] for name, values in said.items()} for said in sent]


def test_a_page_that_wishes_to_know_is_told(ada):
    post = written()
    go_round()
    assert posted(ada) == [{"source": OURS + post.get_absolute_url(), "target": THERE}]
    assert ada.urls == ["ada.example/1", f"{ENDPOINT}?key=1&b=2"]
    assert "Webmention" in ada.asked[0].header("user-agent")
    notice = Notice.objects.get()
    assert (notice.outcome, notice.due_at) == (Outcome.TOLD, None)
    assert notice.told_at is not None


def test_the_sources_of_a_post_are_told_as_well(ada):
    source = make_source(type="webpage", title="Engines", URL=THERE)
    written(f"<p>Engines.{citing(source)}</p>")
    go_round()
    assert [said["target"] for said in posted(ada)] == [THERE]


def test_it_is_not_told_twice_of_the_same_text(ada):
    post = written()
    go_round()
    change(post, LINK)
    go_round()
    go_round(minutes=5)
    assert len(posted(ada)) == 1


def test_a_changed_text_is_told_again(ada):
    post = written()
    go_round()
    change(post, f"{LINK}<p>And more.</p>")
    go_round()
    assert len(posted(ada)) == 2


def test_a_link_that_is_taken_out_is_told_once_more(ada):
    post = written()
    go_round()
    change(post, "<p>Nothing.</p>")
    go_round()
    go_round(minutes=10)
    assert len(posted(ada)) == 2
    assert not Notice.objects.exists()


def test_a_link_that_goes_before_it_was_told_is_told_to_nobody(ada):
    post = written()
    with travel(timezone.now() + timedelta(minutes=3)):
        look_for_links()
    change(post, "<p>Nothing.</p>")
    go_round()
    assert (posted(ada), Notice.objects.count()) == ([], 0)


def test_a_withdrawn_post_is_told_by_the_address_it_had(ada):
    post = written()
    go_round()
    withdraw(post)
    note_change(post.pk)
    go_round()
    assert posted(ada)[0] == posted(ada)[1]


def test_a_new_address_is_told_under_the_one_that_is_known(ada):
    post = written(slug="old")
    go_round()
    post.slug = "new"
    publish(post, at=post.published_at, site=Site.objects.current())
    change(post, f"{LINK}<p>More.</p>")
    go_round()
    assert {said["source"].rstrip("/").rpartition("/")[2] for said in posted(ada)} == {"old"}


def test_a_scheduled_post_is_told_once_it_is_out(ada):
    post = make_draft(body=LINK)
    publish(post, at=timezone.now() + timedelta(hours=1), site=Site.objects.current())
    note_change(post.pk)
    go_round()
    assert posted(ada) == []
    go_round(minutes=61)
    assert len(posted(ada)) == 1


def test_a_post_that_nobody_noted_is_found_while_it_is_news(ada):
    written()
    make_post(at=timezone.now() - NEWS - timedelta(days=1), body=LINK)
    assert not Outbox.objects.exists()
    go_round()
    assert len(posted(ada)) == 1


def test_what_was_brought_here_is_told_when_it_is_changed_here(ada):
    post = written(import_ref="elsewhere/1")
    note_change(post.pk)
    go_round()
    assert not Outbox.objects.exists()
    change(post, f"{LINK}<p>More.</p>")
    go_round()
    assert len(posted(ada)) == 1


def test_a_new_blog_tells_nobody_of_its_examples(ada, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        write_welcome_blog()
    go_round()
    assert (Outbox.objects.count(), ada.asked) == (0, [])


def test_an_old_post_that_is_changed_is_told(ada):
    post = make_post(body="<p>Old.</p>")
    change(post, LINK)
    go_round()
    assert len(posted(ada)) == 1


def test_a_changed_source_is_looked_at(ada, django_capture_on_commit_callbacks):
    source = make_source(type="webpage", title="Engines")
    post = written(f"<p>Engines.{citing(source)}</p>")
    go_round()
    with django_capture_on_commit_callbacks(execute=True):
        write_source(source, {"type": "webpage", "title": "Engines", "URL": THERE})
    change_of = Outbox.objects.get(post=post)
    assert change_of.changed_at is not None


def test_nobody_is_told_while_words_are_still_changed(ada):
    note_change(written().pk)
    go_round(minutes=1)
    assert posted(ada) == []


@pytest.mark.parametrize(
    "answer",
    [
        {"headers": ["Link: </endpoint>; rel=webmention"], "kind": "application/pdf"},
        {"headers": ["Link: </endpoint>; rel=webmention"], "kind": ""},
        {"headers": ["Link: </endpoint>; rel=webmention"], "body": "x" * 1_100_000},
        {
            "headers": [
                "Link: </a>; rel=x",
                "LINK: <../endpoint>; rel='x', </endpoint>; rel=webmention",
            ]
        },
    ],
)
def test_the_header_of_any_file_is_enough(internet, answer):
    internet.page("ada.example/1", **answer)
    internet.page(ENDPOINT, "made", status="201 Created", kind="application/weird")
    written()
    go_round()
    assert Notice.objects.get().outcome == Outcome.TOLD


def test_the_endpoint_is_relative_to_where_a_redirect_led(internet):
    internet.redirect("ada.example/1", "https://moved.example/new/")
    internet.page("moved.example/new/", headers=["Link: <here>; rel=webmention"])
    internet.page("moved.example/new/here")
    written()
    go_round()
    assert posted(internet)[0]["target"] == THERE
    assert internet.urls[-1] == "moved.example/new/here"


def test_a_page_without_endpoint_is_left_alone(internet):
    internet.page("ada.example/1", "<p>Nothing</p>")
    post = written()
    go_round()
    change(post, f"{LINK}<p>More.</p>")
    go_round()
    assert Notice.objects.get().outcome == Outcome.DEAF
    assert len(internet.asked) == 1


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://127.0.0.1/",
        "http://10.0.0.1/x",
        "http://[::1]/",
        "https://ada.example:25/",
        "ftp://a/",
    ],
)
def test_no_endpoint_leads_into_a_private_network(internet, endpoint):
    internet.page("ada.example/1", headers=[f"Link: <{endpoint}>; rel=webmention"])
    written()
    go_round()
    notice = Notice.objects.get()
    assert (notice.outcome, notice.due_at, posted(internet)) == (Outcome.FAILED, None, [])
    assert notice.words


def test_a_failure_that_may_pass_is_tried_again_and_then_left(ada):
    ada.page(ENDPOINT, status="503 Service Unavailable", headers=["Retry-After: 7200"])
    written()
    go_round()
    notice = Notice.objects.get()
    assert notice.is_tried_again and notice.outcome == Outcome.WAITING
    assert notice.due_at > timezone.now() + timedelta(hours=2)
    while notice.due_at:
        with travel(notice.due_at):
            tell(notice)
    assert (notice.outcome, len(posted(ada))) == (Outcome.FAILED, MOST_TRIES)


def test_a_refusal_is_final(ada):
    ada.page(ENDPOINT, status="400 Bad Request")
    written()
    go_round()
    assert (Notice.objects.get().outcome, len(posted(ada))) == (Outcome.FAILED, 1)


def test_pages_of_one_host_are_asked_one_after_the_other(ada):
    written("".join(f'<p><a href="https://ada.example/{n}">x</a></p>' for n in range(3)))
    with travel(timezone.now() + timedelta(minutes=3), tick=False):
        look_for_links()
        due = sorted(notice.due_at - timezone.now() for notice in Notice.objects.all())
    assert due == [timedelta(seconds=0), timedelta(seconds=5), timedelta(seconds=10)]


@pytest.mark.parametrize("off", ["owner", "operator", "address"])
def test_nothing_is_sent_where_it_is_not_wished(ada, settings, off):
    Site.objects.update_or_create(pk=1, defaults={"sends_mentions": off != "owner"})
    settings.ASK_OTHERS = off != "operator"
    settings.PUBLIC_URL = "" if off == "address" else OURS
    note_change(written().pk)
    go_round()
    assert (ada.asked, Outbox.objects.count(), Notice.objects.count()) == ([], 0, 0)


def test_the_worker_does_it_once(ada):
    written()
    with travel(timezone.now() + timedelta(minutes=3)):
        assert do_errands() == 1
        pk = Notice.objects.get().pk
        for _ in range(2):
            tell_page.call(pk)
        tell_page.call(0)
    assert len(posted(ada)) == 1
