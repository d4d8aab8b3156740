"""Web archives, played as they behave: slow to save, often busy, sometimes lying."""

from datetime import UTC, datetime, timedelta

import pytest

from blog.net import archives
from blog.net.archives import WAYBACK, Archive, ArchiveBusy, Memento, raw_url
from blog.net.fetching import FetchRefused
from tests.internet import authority, internet

__all__ = ["authority", "internet"]

URL, AT = "http://ada.example/letter?a=1", datetime(2013, 7, 15, 12, tzinfo=UTC)
ARCHIVE = Archive("https://archive.example/tg/", saving="https://archive.example/save/")
GATE, SAVE = f"archive.example/tg/{URL}", f"archive.example/save/{URL}"
KEPT = f"archive.example/web/20130714090000/{URL}"
DATED = "Memento-Datetime: Sun, 14 Jul 2013 09:00:00 GMT"
FOUND = Memento(f"https://{KEPT}", datetime(2013, 7, 14, 9, tzinfo=UTC))


def find() -> Memento | None:
    return ARCHIVE.find(URL, at=AT, sender="https://blog.example")


def save() -> Memento | None:
    return ARCHIVE.save(URL, sender="https://blog.example")


def test_the_page_nearest_to_the_time_is_found(internet):
    internet.redirect(GATE, f"/web/20130714090000/{URL}")
    internet.page(KEPT, "old", headers=[DATED])
    assert find() == FOUND
    asked = internet.asked[0]
    assert asked.head.startswith("HEAD ")
    assert asked.header("accept-datetime") == "Mon, 15 Jul 2013 12:00:00 GMT"
    assert "+https://blog.example" in asked.header("user-agent")


@pytest.mark.parametrize("status", ["404 Not Found", "403 Forbidden", "451 Blocked"])
def test_a_page_that_the_archive_lacks_is_none(internet, status):
    internet.page(GATE, "no", status=status)
    assert find() is None
    internet.page(SAVE, "no", status=status)
    assert save() is None


def test_an_archived_error_is_no_version_of_the_page(internet):
    internet.page(GATE, "gone", status="404 Not Found", headers=[DATED])
    assert find() is None


@pytest.mark.parametrize(
    ("answer", "pause"),
    [
        ({"status": "429 Too Many Requests", "headers": ["Retry-After: 7200"]}, 7200),
        ({"status": "429 Too Many Requests"}, 3600),
        ({"status": "429 Too Many Requests", "headers": ["Retry-After: soon"]}, 3600),
        ({"status": "503 Service Unavailable", "headers": ["Retry-After: 99999999"]}, 604_800),
        ({"status": "520 Unknown"}, 3600),
        ({"body": "<h1>We will be back</h1>"}, 3600),  # 200, and no archived page
        ({"body": "x", "headers": ["Memento-Datetime: yesterday"]}, 3600),
    ],
)
def test_an_archive_in_trouble_is_busy(internet, answer, pause):
    internet.page(GATE, **answer)
    with pytest.raises(ArchiveBusy) as busy:
        find()
    assert busy.value.pause == timedelta(seconds=pause)


def test_an_archive_that_hangs_up_or_sends_nonsense_is_busy(internet):
    for nonsense in (b"", b"\0\0\0\0\r\n\r\n"):
        internet.raw(GATE, nonsense)
        with pytest.raises(ArchiveBusy):
            find()


def test_an_archive_that_answers_too_slowly_is_busy(internet, monkeypatch):
    monkeypatch.setattr(archives, "SECONDS_OF_SAVING", 0.2)
    internet.raw(SAVE, lambda _client: internet.is_over.wait(5))
    with pytest.raises(ArchiveBusy, match="took longer"):
        save()


def test_an_archive_that_leads_back_to_the_page_has_no_version(internet):
    internet.redirect(GATE, URL)
    internet.page(URL.removeprefix("http://"), "as it is today")
    with pytest.raises(ArchiveBusy):
        find()


def test_an_archive_in_the_own_network_is_refused(internet):
    with pytest.raises(FetchRefused):
        Archive("http://127.0.0.1/").find(URL, at=AT, sender="")


@pytest.mark.parametrize("kind", ["text/html", "application/pdf", ""])
def test_a_saved_page_is_named_by_a_redirect_or_a_header(internet, kind):
    internet.redirect(SAVE, f"/web/20130714090000/{URL}")
    internet.page(KEPT, "x", kind=kind)  # without a date in its headers
    assert save() == FOUND
    internet.page(SAVE, "saved", headers=[f"Content-Location: /web/20130714090000/{URL}"])
    assert save() == FOUND
    assert internet.asked[-1].head.startswith("GET ")


def test_an_archive_that_names_what_is_no_url_is_busy(internet):
    internet.page(SAVE, "saved", headers=["Content-Location: //["])
    with pytest.raises(ArchiveBusy, match="something else than a URL"):
        save()


def test_a_page_that_is_being_saved_has_no_version_yet(internet):
    internet.page(SAVE, "Saving page now")
    assert save() is None


def test_the_raw_bytes_have_a_url_of_their_own():
    assert raw_url(
        Memento("https://web.archive.org/web/20130714090000/http://a.example/b.png?c", AT)
    ) == ("https://web.archive.org/web/20130714090000id_/http://a.example/b.png?c")
    assert (
        raw_url(Memento("https://other.example/kept/b.png", AT))
        == "https://other.example/kept/b.png"
    )
    assert WAYBACK.saving == "https://web.archive.org/save/"
    assert raw_url(Memento("https://w.example/web/99999999999999/b", AT)).endswith("id_/b")
