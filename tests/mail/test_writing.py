"""Emails are stored in the transaction that calls for them, in the blog's language."""

import pytest
from django.core import mail
from django.db import transaction

from blog.mail.models import Email
from blog.mail.writing import write_email
from blog.site.models import Site

pytestmark = pytest.mark.django_db

TEMPLATES = {
    "mail/greeting.txt": "Hello from {{ site.name }}\n\nDear {{ name|safe }}, see {{ home }}/\n",
    "mail/long.html": "<p>Dear reader</p>",
    "mail/long.txt": "{% for line in '1234' %}{{ site.name }}{% endfor %}\n\nDear reader",
    "mail/greeting.html": "<p>Dear {{ name }}</p>",
}


@pytest.fixture(autouse=True)
def templates(settings):
    engine = {**settings.TEMPLATES[0], "APP_DIRS": False}
    engine["OPTIONS"] = {"loaders": [("django.template.loaders.locmem.Loader", TEMPLATES)]}
    settings.TEMPLATES = [engine]
    settings.MAIL_IS_ON = True
    settings.ORIGIN = "https://blog.example"


def greet() -> Email | None:
    return write_email("greeting", to="rosa@example.org", context={"name": "Rosa <3"})


def test_the_first_line_is_the_subject():
    Site.objects.create(pk=1, name="River Notes")
    email = greet()
    assert email.subject == "Hello from River Notes"
    assert email.text == "Dear Rosa <3, see https://blog.example/\n"
    assert email.html == "<p>Dear Rosa &lt;3</p>"


def test_a_subject_is_one_line_whatever_a_name_holds():
    Site.objects.create(pk=1, name="River\r Notes")
    assert greet().subject == "Hello from River Notes"


def test_a_subject_is_not_too_long_for_its_column():
    Site.objects.create(pk=1, name="River " * 16)
    subject = write_email("long", to="rosa@example.org", context={}).subject
    assert subject == ("River " * 64)[:250]


def test_without_a_mail_server_nothing_is_written(settings):
    settings.MAIL_IS_ON = False
    assert greet() is None
    assert not Email.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_an_email_is_sent_after_the_commit_and_not_without_one():
    with transaction.atomic():
        greet()
        transaction.set_rollback(True)
    assert (mail.outbox, Email.objects.count()) == ([], 0)
    with transaction.atomic():
        greet()
        assert mail.outbox == []
    assert [sent.to for sent in mail.outbox] == [["rosa@example.org"]]
