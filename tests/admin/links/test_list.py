"""The list of links that need care."""

from datetime import timedelta

import pytest
from django.utils import timezone
from selectolax.lexbor import LexborHTMLParser

from blog.links.collecting import collect_post, collect_source
from blog.links.history.models import LinkStateCount
from blog.links.models import Link
from blog.people.models import Role
from tests.factories import citing, make_account, make_post
from tests.links.conftest import make_web_source

pytestmark = pytest.mark.django_db

URL = "/admin/links/"


@pytest.fixture
def author(client):
    client.force_login(make_account("author", role=Role.AUTHOR))
    return client


@pytest.fixture
def source():
    """A source cited by a post, whose page is dead; and a link in a text, which has moved."""
    source = make_web_source("http://ada.example/dead", title="A letter")
    collect_source(source)
    for number in range(2):
        make_post(title=f"Citing {number}", body=f"<p>So.{citing(source)}</p>")
    post = make_post(title="Linking", body='<p><a href="http://bob.example/old">there</a></p>')
    collect_post(post.pk)
    now = timezone.now()
    known = {"checked_at": now, "state_since": now}
    Link.objects.filter(url="http://ada.example/dead").update(
        **known, state="dead", evidence="It responded with 404", failures=3, failing_since=now
    )
    Link.objects.filter(url="http://bob.example/old").update(
        **known, state="moved", target="http://bob.example/new"
    )
    return source


def listed(response) -> list[str]:
    page = LexborHTMLParser(response.content.decode())
    return [node.text() for node in page.css(".rows > li .row-text > a")]


def test_the_most_used_come_first_with_evidence_and_places(author, source):
    response = author.get(URL)
    assert listed(response) == ["http://ada.example/dead", "http://bob.example/old"]
    html = response.content.decode()
    assert "It responded with 404" in html
    assert "3 failures since" in html
    assert "Linking" in html
    assert f"/admin/blog/source/{source.pk}/change/" in html


def test_the_list_is_filtered_by_state(author, source):
    assert listed(author.get(f"{URL}?state=moved")) == ["http://bob.example/old"]
    assert listed(author.get(f"{URL}?state=blocked")) == []
    assert len(listed(author.get(f"{URL}?state=nonsense"))) == 2


def test_an_accepted_link_leaves_the_list_and_comes_back(author, source):
    link = Link.objects.get(state="dead")
    response = author.post(f"{URL}{link.pk}/accept/", {"state": "dead"}, follow=True)
    assert response.redirect_chain == [(f"{URL}?state=dead", 302)]
    assert listed(response) == []
    response = author.post(f"{URL}{link.pk}/reopen/", {"state": "accepted"}, follow=True)
    assert listed(author.get(URL)) == ["http://ada.example/dead", "http://bob.example/old"]


def test_a_check_and_a_new_url(author, source):
    link = Link.objects.get(state="moved")
    Link.objects.update(check_at=None)
    response = author.post(f"{URL}{link.pk}/check/", follow=True)
    assert "will be checked again soon" in response.content.decode()
    assert Link.objects.get(pk=link.pk).check_at is not None
    response = author.post(f"{URL}{link.pk}/use-new-url/", follow=True)
    assert "no source has this URL any more" in response.content.decode()
    Link.objects.filter(state="dead").update(state="moved", target="http://ada.example/new")
    link = Link.objects.get(url="http://ada.example/dead")
    response = author.post(f"{URL}{link.pk}/use-new-url/", follow=True)
    assert "1 source has the new URL." in response.content.decode()
    source.refresh_from_db()
    assert source.url == "http://ada.example/new"
    page = LexborHTMLParser(response.content.decode())
    token = page.css_first("input[name=undo]").attributes["value"]
    response = author.post(f"{URL}undo-new-url/", {"undo": token}, follow=True)
    assert "have their former URL again" in response.content.decode()
    source.refresh_from_db()
    assert source.url == "http://ada.example/dead"
    response = author.post(f"{URL}undo-new-url/", {"undo": "nonsense"}, follow=True)
    assert "can no longer be undone" in response.content.decode()


def test_the_list_costs_the_same_with_many_links(author, source, django_assert_max_num_queries):
    with django_assert_max_num_queries(21):
        author.get(URL)


def test_a_moderator_has_no_list(client):
    client.force_login(make_account("moderator", role=Role.MODERATOR))
    assert client.get(URL).status_code == 404


def test_the_history_shows_a_chart_for_each_state_there_was(author):
    page = author.get(f"{URL}states/").content.decode()
    assert "No data in this period." in page
    today = timezone.localdate()
    for ago, count in ((40, 9), (2, 3), (0, 4)):
        day = today - timedelta(days=ago)
        LinkStateCount.objects.create(day=day, state="dead", count=count)
        LinkStateCount.objects.create(day=day, state="moved", count=0)
    page = LexborHTMLParser(author.get(f"{URL}states/").content.decode())
    assert [node.text() for node in page.css("figcaption")] == ["Dead 4"]
    bars = [int(bar.attributes["height"]) for bar in page.css(".stat-chart rect")]
    assert bars == [*[0] * 27, 45, 45, 60]
    page = LexborHTMLParser(author.get(f"{URL}states/?period=months").content.decode())
    assert len(page.css(".stat-chart rect")) == 12
