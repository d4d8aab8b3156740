"""Deliveries are signed, retried, logged, and end when a webhook fails for days."""

import hmac
from base64 import b64decode, b64encode
from datetime import timedelta
from hashlib import sha256

import pytest
from django.utils import timezone
from time_machine import travel

from blog.mail.models import Email
from blog.people.models import Role
from blog.webhooks.editing import add_webhook, change_webhook, rotate_secret, send_again
from blog.webhooks.models import Event, WebhookDelivery
from blog.webhooks.running import delete_old_deliveries, queue_due_deliveries
from blog.webhooks.sending import send
from blog.webhooks.signing import secret_of
from tests.factories import make_account, make_post
from tests.webhooks.conftest import HOOK

pytestmark = pytest.mark.django_db
PLACE = HOOK.removeprefix("https://")


@pytest.fixture
def delivery(webhook, commit) -> WebhookDelivery:
    with commit():
        make_post(title="Ünïcode")
    return WebhookDelivery.objects.select_related("webhook").get()


def sent_again(delivery: WebhookDelivery) -> WebhookDelivery:
    send(WebhookDelivery.objects.select_related("webhook").get(pk=delivery.pk))
    return WebhookDelivery.objects.select_related("webhook").get(pk=delivery.pk)


def test_a_delivery_is_verified_as_the_specification_says(internet, delivery):
    internet.page(PLACE, status="204 No Content", kind="")
    done = sent_again(delivery)
    assert (done.status, done.due_at, done.error) == (204, None, "")
    [asked] = internet.asked
    body = asked.body.encode("latin-1").decode()
    assert (asked.header("content-type"), body) == ("application/json", done.body)
    assert "webhook" in asked.header("user-agent")
    key = b64decode(secret_of(delivery.webhook).removeprefix("whsec_"))
    signed = f"{asked.header('webhook-id')}.{asked.header('webhook-timestamp')}.{done.body}"
    expected = b64encode(hmac.new(key, signed.encode(), sha256).digest()).decode()
    assert asked.header("webhook-signature") == f"v1,{expected}"
    assert asked.header("webhook-id") == done.message_id
    assert abs(int(asked.header("webhook-timestamp")) - timezone.now().timestamp()) < 60


def test_any_success_counts_whatever_the_answer_says(internet, delivery):
    internet.page(PLACE, "x" * 100_000, kind="video/mp4")
    assert sent_again(delivery).sent_at is not None


def test_a_failure_is_retried_with_growing_pauses(internet, delivery):
    internet.page(PLACE, status="500 Oops")
    pauses = []
    moment = timezone.now()
    for _attempt in range(8):
        with travel(moment, tick=False):
            delivery = sent_again(delivery)
            assert delivery.status == 500
            if delivery.due_at:
                pauses.append(delivery.due_at - moment)
                moment = delivery.due_at
    assert pauses == [
        *(timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=25)),
        *(timedelta(minutes=125), timedelta(minutes=625)),
        *[timedelta(hours=12)] * 2,
    ]
    assert delivery.is_given_up
    assert len(internet.asked) == 8


def test_a_redirect_is_a_failure_and_a_private_address_is_refused(internet, delivery):
    internet.redirect(PLACE, "https://other.example/")
    assert "redirects" in sent_again(delivery).error
    private = add_webhook(url="https://10.0.0.1/in", events=[Event.POST_PUBLISHED])
    refused = WebhookDelivery.objects.create(
        webhook=private, message_id="msg_1", event=Event.POST_PUBLISHED, body="{}"
    )
    refused = sent_again(refused)
    assert refused.is_given_up
    assert refused.error == "10.0.0.1 is not on the public internet."


def test_a_webhook_that_fails_for_days_is_turned_off_with_an_email(internet, delivery, settings):
    settings.MAIL_IS_ON = True
    make_account(role=Role.OWNER, email="anna@example.org")
    internet.page(PLACE, status="500 Oops")
    first = sent_again(delivery)
    assert first.webhook.is_active
    assert not Email.objects.exists()
    with travel(timezone.now() + timedelta(days=5, minutes=1)):
        second = sent_again(delivery)
    assert not second.webhook.is_active
    assert HOOK in Email.objects.get(to="anna@example.org").text
    asked = len(internet.asked)
    with travel(timezone.now() + timedelta(days=9)):
        sent_again(delivery)
    assert len(internet.asked) == asked
    change_webhook(second.webhook, url=HOOK, events=[Event.POST_PUBLISHED], is_active=True)
    assert second.webhook.failing_since is None


def test_a_webhook_that_is_gone_is_turned_off_at_once(internet, delivery):
    internet.page(PLACE, status="410 Gone")
    assert not sent_again(delivery).webhook.is_active


def test_a_success_ends_the_count_of_failures(internet, delivery):
    internet.page(PLACE, status="500 Oops")
    assert sent_again(delivery).webhook.failing_since is not None
    internet.page(PLACE, status="200 OK")
    with travel(timezone.now() + timedelta(hours=1)):
        assert sent_again(delivery).webhook.failing_since is None


def test_a_delivery_can_be_sent_again_with_the_same_id(internet, delivery, commit):
    internet.page(PLACE)
    done = sent_again(delivery)
    with commit():
        send_again(done)
    assert sent_again(done).sent_at is not None
    assert [asked.header("webhook-id") for asked in internet.asked] == [done.message_id] * 2


def test_a_rotated_secret_signs_from_then_on(internet, delivery):
    before = secret_of(delivery.webhook)
    rotate_secret(delivery.webhook)
    assert secret_of(delivery.webhook) != before
    assert before.startswith("whsec_")
    assert before not in str(list(type(delivery.webhook).objects.values()))


def test_nothing_is_sent_where_the_operator_forbids_it(internet, delivery, settings):
    settings.ASK_OTHERS = False
    assert sent_again(delivery).attempts == 0
    assert queue_due_deliveries() == 0
    assert internet.asked == []


def test_the_worker_queues_what_is_due_and_deletes_what_is_old(delivery):
    assert queue_due_deliveries() == 1
    assert delete_old_deliveries() == 0
    with travel(timezone.now() + timedelta(days=31)):
        assert delete_old_deliveries() == 1
