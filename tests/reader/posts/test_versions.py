"""The published versions of a post, for readers and for programs (RFC 7089)."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils.http import http_date

from blog.people.models import Role
from blog.posts.history.models import Revision
from blog.posts.models import Post
from blog.posts.publishing import withdraw
from blog.posts.trashing import delete_forever, move_to_trash
from blog.site.models import Site
from tests.factories import A_DAY, make_account, make_draft, make_post, make_scheduled, rewrite

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)
PAGES = ("versions/", "versions/1/", "versions/2/changes/", "timegate/", "timemap/")


@pytest.fixture
def post() -> Post:
    """A post with two published versions, of noon and of 2 pm."""
    with time_machine.travel(A_DAY, tick=False) as clock:
        post = make_post(title="The Split", at=A_DAY, body="<p>In 1959, it began.</p>")
        clock.shift(2 * HOUR)
        rewrite(post, body="<p>In 1960, it began.</p>", correction="The year was wrong.")
    return post


def get(client, path: str, **headers: str):
    return client.get(f"/2013/07/the-split/{path}", headers=headers)


def test_a_version_has_its_own_address_and_headers(client, post):
    page = get(client, "versions/1/")
    text = page.content.decode()
    assert page.status_code == 200
    assert "In 1959, it began." in text and "An earlier version, of July 15, 2013." in text
    assert page["Memento-Datetime"] == "Mon, 15 Jul 2013 12:00:00 GMT"
    assert page["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in text
    assert '<link rel="canonical" href="http://testserver/2013/07/the-split/">' in text
    assert page["Link"].split(", <") == [
        '<http://testserver/2013/07/the-split/>; rel="original"',
        'http://testserver/2013/07/the-split/timegate/>; rel="timegate"',
        'http://testserver/2013/07/the-split/timemap/>; rel="timemap"; '
        'type="application/link-format"',
        'http://testserver/2013/07/the-split/versions/1/>; rel="first memento"; '
        'datetime="Mon, 15 Jul 2013 12:00:00 GMT"',
        'http://testserver/2013/07/the-split/versions/2/>; rel="last memento"; '
        'datetime="Mon, 15 Jul 2013 14:00:00 GMT"',
    ]
    assert "In 1960, it began." in get(client, "versions/2/").content.decode()


def test_the_post_names_its_timegate_and_leads_to_what_was_corrected(client, post):
    page = client.get(post.get_absolute_url())
    assert '<http://testserver/2013/07/the-split/timegate/>; rel="timegate"' in page["Link"]
    assert 'href="/2013/07/the-split/versions/2/changes/"' in page.content.decode()
    changes = get(client, "versions/2/changes/").content.decode()
    assert "<del>1959</del><ins>1960</ins>" in changes
    assert "Correction: The year was wrong." in changes
    assert get(client, "versions/1/changes/")["Location"] == "/2013/07/the-split/versions/1/"


@pytest.mark.parametrize(("hours", "number"), [(-99, 1), (0, 1), (1, 1), (2, 2), (99, 2)])
def test_the_timegate_redirects_to_the_version_of_that_time(client, post, hours, number):
    asked = http_date((A_DAY + hours * HOUR).timestamp())
    gate = get(client, "timegate/", **{"Accept-Datetime": asked})
    assert (gate.status_code, gate["Location"]) == (
        302,
        f"/2013/07/the-split/versions/{number}/",
    )
    assert (gate["Vary"], gate["Cache-Control"]) == ("Accept-Datetime", "no-cache")
    assert 'rel="original"' in gate["Link"] and "Memento-Datetime" not in gate.headers


def test_the_timegate_without_a_date_means_now_and_nonsense_is_refused(client, post):
    assert get(client, "timegate/")["Location"].endswith("/versions/2/")
    refused = get(client, "timegate/", **{"Accept-Datetime": "yesterday"})
    assert (refused.status_code, "Mon, 15 Jul 2013" in refused.content.decode()) == (400, True)


def test_the_timemap_lists_all_versions(client, post):
    answer = get(client, "timemap/")
    assert answer["Content-Type"] == "application/link-format"
    assert answer.content.decode().splitlines() == [
        '<http://testserver/2013/07/the-split/>; rel="original",',
        '<http://testserver/2013/07/the-split/timegate/>; rel="timegate",',
        '<http://testserver/2013/07/the-split/timemap/>; rel="self"; '
        'type="application/link-format"; from="Mon, 15 Jul 2013 12:00:00 GMT"; '
        'until="Mon, 15 Jul 2013 14:00:00 GMT",',
        '<http://testserver/2013/07/the-split/versions/1/>; rel="first memento"; '
        'datetime="Mon, 15 Jul 2013 12:00:00 GMT",',
        '<http://testserver/2013/07/the-split/versions/2/>; rel="last memento"; '
        'datetime="Mon, 15 Jul 2013 14:00:00 GMT"',
    ]


def test_the_list_of_versions_leads_to_each(client, post):
    text = get(client, "versions/").content.decode()
    for path in ("versions/1/", "versions/2/", "versions/2/changes/"):
        assert f'href="/2013/07/the-split/{path}"' in text
    assert "versions/1/changes/" not in text and "Correction: The year was wrong." in text


def test_numbers_of_unpublished_saves_and_of_none_redirect(client, post):
    Revision.objects.filter(post=post, number=2).update(number=7)
    assert get(client, "versions/5/")["Location"] == "/2013/07/the-split/versions/1/"
    for path in ("versions/8/", "versions/0/", "versions/8/changes/"):
        assert get(client, path)["Location"] == "/2013/07/the-split/versions/"


@pytest.mark.parametrize("page", PAGES)
def test_versions_move_with_the_post_and_go_with_it(client, post, page):
    rewrite(post, slug="new-name")
    moved = get(client, page)
    assert (moved.status_code, moved["Location"]) == (301, f"/2013/07/new-name/{page}")
    withdraw(post, reason="It was wrong.")
    gone = client.get(f"/2013/07/new-name/{page}")
    assert (gone.status_code, "It was wrong." in gone.content.decode()) == (410, True)
    move_to_trash(post)
    assert client.get(f"/2013/07/new-name/{page}").status_code == 410
    delete_forever(post)
    assert client.get(f"/2013/07/new-name/{page}").status_code in {404, 410}


@pytest.mark.parametrize("page", PAGES)
def test_versions_of_drafts_and_scheduled_posts_are_not_found(client, page):
    draft, scheduled = make_draft(), make_scheduled()
    rewrite(scheduled, body="<p>Later</p>")
    for path in (f"/2013/07/{draft.slug}/", scheduled.get_absolute_url()):
        assert client.get(f"{path}{page}").status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_the_owner_may_show_no_earlier_versions(client, post, page):
    Site.objects.update_or_create(pk=1, defaults={"shows_versions": False})
    assert get(client, page).status_code == 410
    current = client.get(post.get_absolute_url())
    assert "timegate" not in current["Link"] and "What changed" not in current.content.decode()


def test_authors_hide_a_version_from_readers(client, post):
    client.force_login(make_account(role=Role.EDITOR))
    history = reverse("admin:post-history", args=[post.pk])
    assert "Hide from readers" in client.get(history).content.decode()
    client.post(reverse("admin:post-version-hide", args=[post.pk, 1]))
    assert get(client, "versions/1/").status_code == 410
    assert get(client, "versions/1/changes/").status_code == 410
    assert "versions/1/" not in get(client, "timemap/").content.decode()
    assert "Show to readers" in client.get(history).content.decode()
    client.post(reverse("admin:post-version-unhide", args=[post.pk, 1]))
    assert get(client, "versions/1/").status_code == 200
    Revision.objects.filter(post=post).update(was_public=True)
    current = client.post(reverse("admin:post-version-hide", args=[post.pk, 2]), follow=True)
    assert "Withdraw the post instead" in current.content.decode()
    client.force_login(make_account())
    assert client.post(reverse("admin:post-version-hide", args=[post.pk, 1])).status_code == 404


def test_a_citation_can_name_the_version(client, post):
    cite = get(client, "cite/").content.decode()
    assert 'href="?version=2"' in cite and "Cite the version of July 15, 2013" in cite
    named = get(client, "cite/?version=1&format=csl-json").json()[0]
    assert (named["URL"], named["version"]) == (
        "http://testserver/2013/07/the-split/versions/1/",
        "1",
    )
    assert "versions/1/" in get(client, "cite/?version=1").content.decode()
    for value in ("9", "x", "-1", "99999999"):
        answer = get(client, f"cite/?version={value}")
        assert (answer.status_code, answer["Location"]) == (302, "/2013/07/the-split/cite/")


def test_a_version_takes_few_queries(client, post, django_assert_max_num_queries):
    for page in PAGES:
        with django_assert_max_num_queries(9):
            get(client, page)
    for number in range(4):
        rewrite(post, body=f"<p>{number}</p>")
    for page in PAGES:
        with django_assert_max_num_queries(9):
            get(client, page)


def test_a_post_may_have_such_a_slug(client):
    make_post(title="Timegate", at=A_DAY)
    assert client.get("/2013/07/timegate/").status_code == 200
