"""The monthly email about links."""

from datetime import UTC, date, datetime

import pytest
from time_machine import travel

from blog.links.collecting import collect_post
from blog.links.history.models import LinkStateCount
from blog.links.history.reporting import send_link_reports
from blog.links.models import Link
from blog.mail.models import Email
from blog.people.models import Role
from blog.site.models import Site
from tests.factories import make_account, make_link, make_post

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 5, 9, tzinfo=UTC)


@pytest.fixture
def owner(settings):
    settings.MAIL_IS_ON = True
    return make_account("owner", role=Role.OWNER, email="o@blog.example", link_report=True)


def links() -> None:
    """A dead link in a post, and one that is there."""
    post = make_post(body='<p><a href="http://ada.example/letter">there</a></p>')
    collect_post(post.pk)
    Link.objects.update(state="dead", checked_at=AT, state_since=AT)
    make_link("http://bob.example/", state="ok", checked_at=AT)


@travel(AT, tick=False)
def test_a_report_has_the_states_and_what_affects_most_readers(owner):
    links()
    LinkStateCount.objects.create(day=date(2026, 10, 31), state="ok", count=3)
    assert send_link_reports() == 1
    email = Email.objects.get()
    assert (email.to, email.subject) == ("o@blog.example", "Links of Ibid")
    assert "ok: 1 (-2 this month)" in email.text
    assert "dead: 1 (+1 this month)" in email.text
    assert "- dead: http://ada.example/letter (0 views in a year)" in email.text
    assert "/admin/links/" in email.text
    assert "/admin/me/" in email.text
    assert "http://ada.example/letter" in email.html


def test_it_is_sent_once_a_month_to_those_who_wish_it(owner):
    make_account("other", role=Role.OWNER, email="other@blog.example")
    make_account("mod", role=Role.MODERATOR, email="mod@blog.example", link_report=True)
    make_account("gone", email="gone@blog.example", link_report=True, is_active=False)
    for at, count in ((AT, 1), (AT, 0), (datetime(2026, 11, 30, 9, tzinfo=UTC), 0)):
        with travel(at):
            assert send_link_reports() == count
    with travel(datetime(2026, 12, 1, 1, tzinfo=UTC)):
        assert send_link_reports() == 1
    assert {email.to for email in Email.objects.all()} == {"o@blog.example"}
    assert "Nothing needs care." in Email.objects.first().text


def test_none_is_sent_while_links_are_not_checked_or_there_is_no_mail(owner, settings):
    settings.MAIL_IS_ON = False
    assert send_link_reports() == 0
    settings.MAIL_IS_ON = True
    Site.objects.update_or_create(pk=1, defaults={"checks_links": False})
    assert send_link_reports() == 0
