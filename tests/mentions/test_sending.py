"""Sending a webmention: where the page takes it, and what happens when it fails."""

from datetime import timedelta

import pytest
from django.utils import timezone
from time_machine import travel

from blog.jobs.leasing import claim, succeed
from blog.mentions.models import Delivery, DeliveryStatus
from blog.mentions.queueing import scan_changed_posts
from blog.mentions.sending import send
from tests.mentions.conftest import (
    ENDPOINT,
    LINK,
    OURS,
    THERE,
    edit,
    make_recent,
    posted,
    run_worker,
)

pytestmark = pytest.mark.django_db


def test_a_page_that_takes_webmentions_gets_one(ada):
    post = make_recent()
    run_worker()
    assert posted(ada) == [{"source": OURS + post.get_absolute_url(), "target": THERE}]
    assert ada.urls == ["ada.example/1", f"{ENDPOINT}?key=1&b=2"]
    assert "Webmention" in ada.asked[0].header("user-agent")
    delivery = Delivery.objects.get()
    assert (delivery.status, delivery.due_at) == (DeliveryStatus.SENT, None)
    assert delivery.sent_at is not None


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
def test_the_header_of_any_kind_of_file_is_enough(internet, answer):
    internet.page("ada.example/1", **answer)
    internet.page(ENDPOINT, "made", status="201 Created", kind="application/weird")
    make_recent()
    run_worker()
    assert Delivery.objects.get().status == DeliveryStatus.SENT


def test_the_endpoint_is_relative_to_the_target_of_a_redirect(internet):
    internet.redirect("ada.example/1", "https://moved.example/new/")
    internet.page("moved.example/new/", headers=["Link: <here>; rel=webmention"])
    internet.page("moved.example/new/here")
    make_recent()
    run_worker()
    assert posted(internet)[0]["target"] == THERE
    assert internet.urls[-1] == "moved.example/new/here"


def test_a_page_without_endpoint_is_left_alone(internet):
    internet.page("ada.example/1", "<p>Nothing</p>")
    post = make_recent()
    run_worker()
    edit(post, f"{LINK}<p>More.</p>")
    run_worker()
    assert Delivery.objects.get().status == DeliveryStatus.UNSUPPORTED
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
    make_recent()
    run_worker()
    delivery = Delivery.objects.get()
    assert (delivery.status, delivery.due_at, posted(internet)) == (DeliveryStatus.FAILED, None, [])
    assert delivery.error


def test_a_temporary_failure_is_retrying_and_then_given_up(ada):
    ada.page(ENDPOINT, status="503 Service Unavailable", headers=["Retry-After: 7200"])
    make_recent()
    run_worker()
    delivery = Delivery.objects.get()
    assert delivery.is_retrying and delivery.status == DeliveryStatus.PENDING
    assert delivery.due_at > timezone.now() + timedelta(hours=2)
    while delivery.due_at:
        with travel(delivery.due_at):
            send(delivery)
    assert (delivery.status, len(posted(ada))) == (
        DeliveryStatus.FAILED,
        Delivery.policy.max_attempts,
    )


def test_a_refusal_is_final(ada):
    ada.page(ENDPOINT, status="400 Bad Request")
    make_recent()
    run_worker()
    assert (Delivery.objects.get().status, len(posted(ada))) == (DeliveryStatus.FAILED, 1)


def test_a_link_changed_while_the_webmention_is_sent_is_sent_again(ada):
    """Another worker scans the post while this one waits for the page."""
    post = make_recent()
    with travel(timezone.now() + timedelta(minutes=3)):
        scan_changed_posts()
        in_hand = Delivery.objects.get()
        assert claim(in_hand) is True
        edit(post, "<p>Nothing.</p>")
    with travel(timezone.now() + timedelta(minutes=6)):
        Delivery.objects.update(sent_at=timezone.now())  # as if it had been sent once before
        scan_changed_posts()
    assert succeed(in_hand, status=DeliveryStatus.SENT) is False
    (delivery,) = Delivery.objects.all()
    assert (delivery.is_linked, delivery.leased_until, delivery.attempts) == (False, None, 0)
    assert delivery.due_at is not None
    run_worker(minutes=7)
    assert (len(posted(ada)), Delivery.objects.count()) == (1, 0)
