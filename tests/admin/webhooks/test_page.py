"""The owner's pages of webhooks."""

import pytest
from django.urls import reverse

from blog.people.audit import last_actions
from blog.people.models import Role
from blog.webhooks.editing import add_webhook
from blog.webhooks.models import Event, Webhook, WebhookDelivery
from blog.webhooks.signing import secret_of
from tests.factories import make_account

pytestmark = pytest.mark.django_db

LIST = reverse("admin:webhooks")
URL = "https://hooks.example/in"


@pytest.fixture
def anna():
    return make_account(role=Role.OWNER)


@pytest.fixture
def owner(client, anna):
    client.force_login(anna)
    return client


@pytest.fixture
def webhook(db) -> Webhook:
    return add_webhook(url=URL, events=[Event.POST_PUBLISHED])


def page_of(webhook: Webhook) -> str:
    return reverse("admin:webhook", args=[webhook.pk])


def test_a_webhook_is_added_and_its_secret_shown_once(owner, anna):
    page = owner.post(LIST, {"url": URL, "events": [Event.POST_PUBLISHED]}).content.decode()
    webhook = Webhook.objects.get()
    assert (webhook.url, webhook.events, webhook.is_active) == (URL, ["post.published"], True)
    assert secret_of(webhook).replace("+", "&#x2B;") in page.replace("+", "&#x2B;")
    assert "whsec_" not in owner.get(page_of(webhook)).content.decode()
    assert last_actions(anna)[0].sentence == f"Added the webhook {URL}."


@pytest.mark.parametrize("url", ["", "hooks", "ftp://hooks.example/", "https://a:b@hooks.example/"])
def test_a_wrong_url_is_refused(owner, url):
    page = owner.post(LIST, {"url": url, "events": [Event.POST_PUBLISHED]})
    assert page.context["form"].errors["url"]
    assert not Webhook.objects.exists()


def test_a_webhook_is_changed_turned_off_and_deleted(owner, webhook):
    owner.post(page_of(webhook), {"url": f"{URL}2", "events": [Event.POST_UPDATED]})
    webhook.refresh_from_db()
    assert (webhook.url, webhook.events, webhook.is_active) == (f"{URL}2", ["post.updated"], False)
    owner.post(reverse("admin:webhook-delete", args=[webhook.pk]))
    assert not Webhook.objects.exists()


def test_a_new_secret_is_shown_once(owner, webhook):
    before = secret_of(webhook)
    page = owner.post(reverse("admin:webhook-rotate", args=[webhook.pk]))
    webhook.refresh_from_db()
    assert page.context["secret"] == secret_of(webhook) != before


def test_deliveries_are_listed_and_sent_again(owner, webhook, queued_tasks):
    delivery = WebhookDelivery.objects.create(
        webhook=webhook,
        message_id="msg_1",
        event=Event.POST_PUBLISHED,
        body='{"a": 1}',
        due_at=None,
        failed_at=webhook.created_at,
        error="It responded with 500 Oops",
        status=500,
    )
    page = owner.get(page_of(webhook)).content.decode()
    assert "It responded with 500 Oops" in page
    assert "status 500" in page
    failed = owner.get(reverse("admin:failed-jobs")).content.decode()
    assert f"post.published to {URL}" in failed
    owner.post(reverse("admin:webhook-send-again", args=[delivery.pk]))
    delivery.refresh_from_db()
    assert (delivery.due_at is not None, delivery.failed_at, delivery.status) == (True, None, None)


def test_only_owners_see_webhooks(client, webhook):
    for role in (Role.EDITOR, Role.AUTHOR, Role.MODERATOR):
        client.force_login(make_account(role=role))
        assert client.get(LIST).status_code == 404
        assert client.post(page_of(webhook), {}).status_code == 404
