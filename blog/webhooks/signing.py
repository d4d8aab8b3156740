"""Signatures of deliveries, by the Standard Webhooks specification."""

import hmac
from base64 import b64encode
from hashlib import sha256

from django.utils.crypto import salted_hmac

from blog.webhooks.models import Webhook

PURPOSE = "blog.webhooks.signing"


def secret_of(webhook: Webhook) -> str:
    """Return the secret as its receiver needs it. Nothing stores it."""
    return f"whsec_{b64encode(_key(webhook)).decode()}"


def signed_headers(
    webhook: Webhook, *, message_id: str, timestamp: int, body: bytes
) -> dict[str, str]:
    """Return the headers by which the receiver verifies the ID, the time and the body."""
    content = b".".join([message_id.encode(), str(timestamp).encode(), body])
    signature = b64encode(hmac.new(_key(webhook), content, sha256).digest()).decode()
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": f"v1,{signature}",
    }


def _key(webhook: Webhook) -> bytes:
    return salted_hmac(PURPOSE, webhook.salt, algorithm="sha256").digest()
