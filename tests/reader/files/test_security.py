"""security.txt."""

import re

import pytest

pytestmark = pytest.mark.django_db


def test_it_names_the_contact_and_expires(client, settings):
    settings.SECURITY_CONTACT = "mailto:security@example.org"
    text = client.get("/.well-known/security.txt").content.decode()
    assert text.startswith("Contact: mailto:security@example.org\nExpires: 20")
    assert re.search(r"^Expires: \d{4}-\d\d-\d\dT00:00:00Z$", text, re.MULTILINE)
    assert text.endswith("Canonical: http://testserver/.well-known/security.txt\n")


def test_without_a_contact_there_is_none(client):
    assert client.get("/.well-known/security.txt").status_code == 404
