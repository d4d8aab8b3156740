"""A tag or a series as a podcast, by the rules that directories and validators check."""

import re
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import pytest
from lxml import etree

from blog.media.files.describing import describe_file
from blog.posts.models import Post
from blog.posts.podcasts.categories import CATEGORIES
from blog.posts.series.models import Series
from blog.posts.tags.models import Tag
from blog.reader.feeds.podcast import guid_of
from tests import sample_files as samples
from tests.factories import attaching, make_file, make_picture, make_post, rewrite

pytestmark = pytest.mark.django_db

NAMES = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "atom": "http://www.w3.org/2005/Atom",
}
TYPES = {"audio/mpeg", "audio/x-m4a", "video/mp4"}
EXTENSIONS = {".mp3", ".m4a", ".mp4"}


def make_podcast(tag: Tag, **settings: object) -> None:
    fields = {
        "description": "On rivers & ice",
        "podcast_category": "Society & Culture › Documentary",
        "podcast_author": "Ann <Lee>",
        "podcast_cover": make_picture(),
        **settings,
    }
    for name, value in fields.items():
        setattr(tag, name, value)
    tag.save()


def episodes() -> list[Post]:
    film = make_file(content=samples.mp4(), name="Film.mp4", language="en")
    film.captions = film.chapters = samples.VTT
    describe_file(film)
    sound = make_file(content=samples.mp3(), name="Sound.mp3")
    audio = make_file(content=samples.mp4(width=0, height=0, seconds=7), name="Talk.m4a")
    return [
        make_post(title=f"Episode {file.format}", body=attaching(file), tags=("Talks",))
        for file in (film, sound, audio)
    ]


@pytest.fixture
def feed(client):
    """The podcast of a tag with three episodes and a post without sound."""
    made = episodes()
    make_post(title="Only text", tags=("Talks",))
    rewrite(made[0], series="Evenings")
    make_podcast(Tag.objects.get())
    return etree.fromstring(client.get("/tags/talks/feed/rss/").content)


def found(element, path: str) -> list:
    return element.xpath(path, namespaces=NAMES)


def test_the_channel_has_what_directories_require(feed):
    [channel] = feed
    for path in ("title", "link", "description", "language", "itunes:author"):
        [value] = found(channel, path)
        assert (value.text or "").strip(), path
    assert found(channel, "title/text()") == ["Talks"]
    assert found(channel, "itunes:explicit/text()") == ["false"]
    assert found(channel, "itunes:type/text()") == ["episodic"]
    [cover] = found(channel, "itunes:image/@href")
    assert re.fullmatch(r"http://testserver/media/.+\.(jpg|png)", cover)
    assert found(channel, "itunes:category/@text") == ["Society & Culture"]
    assert found(channel, "itunes:category/itunes:category/@text") == ["Documentary"]
    assert found(channel, "itunes:author/text()") == ["Ann <Lee>"]
    assert found(channel, "itunes:owner") == []
    [own] = found(channel, "atom:link[@rel='self']/@href")
    assert found(channel, "podcast:guid/text()") == [guid_of(own)]
    assert found(channel, "podcast:locked/text()") == ["yes"]
    assert found(channel, "podcast:medium/text()") == ["podcast"]


def test_every_episode_has_what_directories_require(client, feed):
    items = found(feed, "channel/item")
    assert {item.findtext("title") for item in items} == {
        *("Episode mp4", "Episode mp3", "Episode m4a")
    }
    assert len({item.findtext("guid") for item in items}) == len(items)
    for item in items:
        [enclosure] = found(item, "enclosure")
        assert enclosure.get("type") in TYPES
        path = urlsplit(enclosure.get("url")).path
        assert path[path.rindex(".") :] in EXTENSIONS
        head = client.head(path)
        assert (head.status_code, head.headers["Content-Length"]) == (200, enclosure.get("length"))
        assert head.headers["Accept-Ranges"] == "bytes"
        assert client.head(path, headers={"range": "bytes=0-1"}).status_code == 206
        assert parsedate_to_datetime(item.findtext("pubDate")).tzinfo
        assert int(found(item, "itunes:duration/text()")[0]) > 0
        assert found(item, "itunes:episodeType/text()") == ["full"]
        assert found(item, "itunes:title/text()") == [item.findtext("title")]
        assert 0 < len(item.findtext("description") or item.findtext("title")) <= 4000


def test_captions_are_the_transcript_of_an_episode(client, feed):
    [transcript] = found(feed, "channel/item/podcast:transcript")
    assert dict(transcript.attrib).keys() == {"url", "type", "rel", "language"}
    assert (transcript.get("type"), transcript.get("language")) == ("text/vtt", "en")
    response = client.get(urlsplit(transcript.get("url")).path)
    assert response.headers["Content-Type"] == "text/vtt; charset=utf-8"
    assert b"".join(response).startswith(b"WEBVTT")


def test_chapters_and_people_of_an_episode(client, feed):
    [chapters] = found(feed, "channel/item/podcast:chapters")
    assert chapters.get("type") == "application/json+chapters"
    response = client.get(urlsplit(chapters.get("url")).path)
    assert response.headers["Content-Type"] == chapters.get("type")
    assert response.json()["chapters"][1]["startTime"] == 83
    people = found(feed, "channel/item/podcast:person")
    assert len(people) == 3
    assert {person.get("role") for person in people} == {"host"}
    assert client.get(urlsplit(people[0].get("href")).path).status_code == 200


def test_an_owner_s_email_and_explicit_language(client):
    episodes()
    tag = Tag.objects.get()
    make_podcast(tag, podcast_email="ann@example.org", podcast_explicit=True)
    [channel] = etree.fromstring(client.get("/tags/talks/feed/rss/").content)
    assert found(channel, "itunes:owner/itunes:email/text()") == ["ann@example.org"]
    assert found(channel, "itunes:explicit/text()") == ["true"]


def test_a_series_is_a_podcast_too_and_other_feeds_are_not(client):
    first = episodes()[0]
    rewrite(first, series="Evenings")
    before = client.get("/series/evenings/feed/rss/").content
    assert b"itunes" not in before
    make_podcast(Series.objects.get())
    assert b"<itunes:author>" in client.get("/series/evenings/feed/rss/").content
    for path in ("/series/evenings/feed/", "/feed/rss/", "/tags/talks/feed/rss/"):
        assert b"itunes" not in client.get(path).content


def test_all_episodes_are_in_one_document(client, django_assert_max_num_queries):
    body = attaching(make_file(content=samples.mp3(), name="a.mp3"))
    for number in range(25):
        make_post(title=f"Episode {number}", body=body, tags=("Talks",))
    make_podcast(Tag.objects.get())
    with django_assert_max_num_queries(8):
        [channel] = etree.fromstring(client.get("/tags/talks/feed/rss/").content)
    assert len(found(channel, "item")) == 25


def test_the_guid_is_the_namespace_s_own_example():
    """The example of the specification of podcast:guid."""
    assert guid_of("https://mp3s.nashownotes.com/pc20rss.xml") == (
        "917393e3-1b1e-5cef-ace4-edaa54e1f810"
    )


def test_the_categories_are_unique():
    assert len(dict(CATEGORIES)) == len(CATEGORIES) > 100
