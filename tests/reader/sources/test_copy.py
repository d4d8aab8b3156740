"""The kept copy for readers, where its page says that, and requests to remove it."""

from datetime import date

import pytest

from blog.copies.models import KeptCopy
from blog.copies.showing import mark_copies, set_policy
from blog.posts.tasks import render_posts
from blog.sources.models import CopyPolicy, Source
from tests.copies.conftest import URL, folder, keep
from tests.factories import citing, make_post, make_source

__all__ = ["folder"]
pytestmark = pytest.mark.django_db

TEXT = "<title>Her letter</title><p>Dear Ada &lt;script&gt;alert(1)&lt;/script&gt;, it is ready."


@pytest.fixture
def source() -> Source:
    """A cited source whose page is gone, with a copy."""
    source = make_source(type="webpage", URL=URL, title="Letter")
    make_post(slug="on-engines", body=f"<p>As she wrote.{citing(source)}</p>")
    keep(source, TEXT)
    set_state(source, page_gone_on=date(2026, 11, 5))
    return source


def set_state(source: Source, **fields) -> None:
    Source.objects.filter(pk=source.pk).update(page_gone_on=None, page_changed_on=None)
    Source.objects.filter(pk=source.pk).update(**fields)
    source.refresh_from_db()
    mark_copies([source])


def copy_of(client, source: Source):
    return client.get(f"/sources/{source.key}/copy/")


def test_readers_get_the_text_dated_and_unlisted(client, source):
    response = copy_of(client, source)
    page = response.content.decode()
    assert response.headers["X-Robots-Tag"] == "noindex, noarchive"
    assert '<meta name="robots" content="noindex, noarchive">' in page
    assert "Her letter" in page
    assert "Dear Ada &lt;script&gt;alert(1)&lt;/script&gt;, it is ready." in page
    day = KeptCopy.objects.get().taken_at
    assert f"Kept copy of {day:%B} {day.day}, {day.year}" in page
    assert f'href="/sources/{source.key}/copy/removal/"' in page


@pytest.mark.parametrize("case", ["there", "private", "no copy", "not cited"])
def test_there_is_none_unless_the_page_is_gone_or_differs(client, source, case):
    if case == "there":
        set_state(source)
    elif case == "private":
        set_policy(source, CopyPolicy.PRIVATE, by=None)
    elif case == "no copy":
        source.copies.all().delete()
    else:
        source = make_source(type="webpage", URL=URL)
    assert copy_of(client, source).status_code == 404


def pages(client, source: Source) -> list[str]:
    """Return the pages of the post and of the source."""
    render_posts.call([source.citations.get().post_id])
    paths = [source.citations.get().post.get_absolute_url(), source.get_absolute_url()]
    return [client.get(path).content.decode() for path in paths]


def test_the_post_and_the_source_say_so_and_link_to_it(client, source):
    link = f'href="/sources/{source.key}/copy/"'
    for page in pages(client, source):
        assert "The page has been gone since November 5, 2026." in page and link in page
        assert f'data-originalurl="{URL}"' in page
        assert f'data-versionurl="http://127.0.0.1:8000/sources/{source.key}/copy/"' in page
    set_state(source, page_changed_on=date(2026, 11, 5))
    for page in pages(client, source):
        assert "The page has changed since it was cited." in page and link in page
    set_state(source)
    for page in pages(client, source):
        assert link not in page and "page-gone" not in page
        assert f'data-versiondate="{source.copied_on}"' in page and "versionurl" not in page


def test_a_source_without_copy_costs_no_bytes(client, source):
    source.copies.all().delete()
    set_state(source)
    assert not any("data-version" in page for page in pages(client, source))


def test_quotations_are_shown_and_linked_while_the_page_has_them(client):
    source = make_source(type="webpage", URL=URL)
    keep(source, "<p>We know that the engine is ready. It computes.</p>")
    quote = citing(source, quotation="the engine is ready")
    make_post(body=f"<p>As she wrote.{quote}{citing(source, quotation='Not there')}</p>")
    for page in pages_of_first(client, source):
        assert page.count("<q dir=auto>") + page.count('<q dir="auto">') == 2
        assert f'href="{URL}#:~:text=the%20engine%20is%20ready"' in page
        assert page.count(":~:text=") == 1
    set_state(source, page_gone_on=date(2026, 11, 5))
    for page in pages_of_first(client, source):
        assert ":~:text=" not in page


def pages_of_first(client, source: Source) -> list[str]:
    post = source.citations.first().post
    render_posts.call([post.pk])
    return [client.get(page.get_absolute_url()).content.decode() for page in (post, source)]


def send(client, source: Source, **data: str):
    return client.post(f"/sources/{source.key}/copy/removal/", data)


def test_a_removal_request_is_stored_and_mailed_later(client, source):
    path = f"/sources/{source.key}/copy/removal/"
    assert client.get(path).status_code == 200
    response = send(client, source, reason="It is mine.", contact="ada@ada.example")
    assert response.headers["Location"] == f"{path}?sent=1"
    asked = source.removal_requests.get()
    assert (asked.reason, asked.contact) == ("It is mine.", "ada@ada.example")
    assert "was sent to the owner" in client.get(f"{path}?sent=1").content.decode()


def test_an_empty_request_is_refused_and_a_robots_is_dropped(client, source):
    assert send(client, source, reason=" ").status_code == 422
    assert send(client, source, reason="Buy!", website="x").status_code == 302
    assert not source.removal_requests.exists()
