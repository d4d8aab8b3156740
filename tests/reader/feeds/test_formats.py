"""Each format, parsed as feed readers parse it."""

import json
from datetime import UTC, datetime
from html import unescape

import feedparser
import pytest

from blog.management import preparing
from blog.media.models import Picture
from blog.posts.bylines.models import Byline
from blog.posts.models import Post
from blog.posts.series.models import Series
from blog.posts.series.ordering import save_series
from blog.site.models import Site
from tests import sample_files as samples
from tests.factories import (
    A_DAY,
    attaching,
    citing,
    make_account,
    make_comment,
    make_file,
    make_picture,
    make_post,
    make_source,
    rewrite,
)

pytestmark = pytest.mark.django_db

XML = ["/feed/", "/feed/rss/"]
ALL = [*XML, "/feed.json"]


def parsed(response) -> feedparser.FeedParserDict:
    found = feedparser.parse(
        response.content,
        response_headers={
            "content-type": response["Content-Type"],
            "content-location": "http://testserver/",
        },
    )
    assert not found.bozo, found.bozo_exception
    return found


def links(response) -> dict[str, str]:
    """The URL of each link of the feed, by its relation."""
    return {link.rel: link.href for link in parsed(response).feed.links}


def titles(response) -> list[str]:
    return [entry.title for entry in parsed(response).entries]


def rich_post() -> Post:
    source = make_source(title="The Split")
    post = make_post(
        title="War & “Peace” <i>",
        body=f'<p>See <a href="/about/">this</a>{citing(source)}</p>',
        author=make_account(name="Ann Lee"),
        tags=("Cold War", "China"),
        language="de",
        lead_picture=make_picture(),
        at=A_DAY,
    )
    Byline.objects.create(post=post, guest="Bo Guest", position=1)
    return post


@pytest.mark.parametrize("path", XML)
def test_a_post_in_xml(client, path):
    post = rich_post()
    Site.objects.update_or_create(pk=1, defaults={"name": "Notes", "tagline": "On things"})
    found = parsed(client.get(path))
    assert (found.feed.title, found.feed.subtitle) == ("Notes", "On things")
    assert found.feed.language == "en"
    [entry] = found.entries
    assert unescape(entry.title) == "War & “Peace” <i>"
    assert entry.link == f"http://testserver{post.get_absolute_url()}"
    assert entry.id == f"tag:testserver,{post.created_at:%Y-%m-%d}:post/{post.pk}"
    assert [author.name for author in entry.authors] == ["Ann Lee", "Bo Guest"]
    assert {tag.term for tag in entry.tags} == {"Cold War", "China"}
    assert entry.published_parsed[:6] == entry.updated_parsed[:6] == (2013, 7, 15, 12, 0, 0)
    assert entry.summary == "See this"
    content = entry.content[0].value
    assert 'href="http://testserver/about/"' in content
    assert f'#post-{post.pk}-note-1"' in content
    assert "The Split" in content
    [enclosure] = entry.enclosures
    assert enclosure.href == f"http://testserver{Picture.objects.get().file.url}"
    assert enclosure.type == "image/png"


def test_a_post_in_json(client):
    post = rich_post()
    response = client.get("/feed.json")
    assert response["Content-Type"] == "application/feed+json; charset=utf-8"
    data = json.loads(response.content)
    assert data["version"] == "https://jsonfeed.org/version/1.1"
    assert data["feed_url"] == "http://testserver/feed.json"
    assert "next_url" not in data
    [item] = data["items"]
    assert item["id"] == f"tag:testserver,{post.created_at:%Y-%m-%d}:post/{post.pk}"
    assert item["title"] == post.title
    assert item["authors"] == [
        {"name": "Ann Lee", "url": "http://testserver/authors/ann-lee/"},
        {"name": "Bo Guest", "url": "http://testserver/authors/bo-guest/"},
    ]
    assert sorted(item["tags"]) == ["China", "Cold War"]
    assert item["language"] == "de"
    assert item["attachments"] == [
        {"url": f"http://testserver{Picture.objects.get().file.url}", "mime_type": "image/png"}
    ]
    assert item["date_modified"] == "2013-07-15T12:00:00+00:00"
    assert 'href="http://testserver/about/"' in item["content_html"]


@pytest.mark.parametrize("path", ALL)
def test_feeds_have_summaries_if_the_owner_wants(client, path):
    make_post(body="<p>First.</p><p>Second.</p>")
    Site.objects.update_or_create(pk=1, defaults={"feed_content": "summary"})
    page = client.get(path).content.decode()
    assert "First." in page and "Second." not in page


@pytest.mark.parametrize("path", ALL)
def test_the_id_stays_when_the_url_changes(client, path):
    post = make_post()
    before = client.get(path).content.decode()
    Post.objects.filter(pk=post.pk).update(slug="other", title="Other")
    id = f"post/{post.pk}"
    assert id in before and id in client.get(path).content.decode()


@pytest.mark.parametrize("path", XML)
def test_updated_is_the_date_of_the_last_change(client, path):
    post = make_post(at=A_DAY)
    Post.objects.filter(pk=post.pk).update(updated_at=datetime(2013, 8, 1, tzinfo=UTC))
    assert parsed(client.get(path)).entries[0].updated_parsed[:3] == (2013, 8, 1)


@pytest.mark.parametrize("path", XML)
def test_characters_that_xml_cannot_contain_are_left_out(client, path):
    post = make_post()
    Post.objects.filter(pk=post.pk).update(title="a\x0bc", rendered="<p>\x1b</p>")
    assert parsed(client.get(path)).entries[0].title == "ac"


@pytest.mark.parametrize("format", ["feed/", "feed/rss/", "feed.json"])
def test_every_list_has_its_feed(client, format):
    series = save_series(Series(title="Friends", description="Three parts."))
    post = make_post(title="In", author=make_account(name="Ann Lee"), tags=("War",))
    rewrite(post, series=series.title)
    make_post(title="Out")
    for home in ("/tags/war/", "/authors/ann-lee/", "/series/friends/"):
        page = client.get(f"{home}{format}").content.decode()
        assert "In" in page and "Out" not in page, home
        feed = f'href="{home}feed/"'
        assert feed in client.get(home).content.decode()
        assert client.get(f"{home[:-2]}x/{format}").status_code == 404


@pytest.mark.parametrize("format", ["feed/", "feed/rss/"])
def test_comments_have_feeds(client, format):
    post, other = make_post(title="One"), make_post(title="Two")
    parent = make_comment(
        post=post, name="Reader", body="*Well* said.", website="https://r.example/"
    )
    make_comment(post=other, name="Elsewhere")
    make_comment(post=post, state="pending", name="Hidden")
    [entry] = parsed(client.get(f"{post.get_absolute_url()}{format}")).entries
    assert entry.title == "Reader on “One”"
    assert entry.link == f"http://testserver{parent.get_absolute_url()}"
    assert "<em>Well</em> said." in entry.content[0].value
    everywhere = parsed(client.get(f"/comments/{format}")).entries
    assert {entry.author for entry in everywhere} == {"Reader", "Elsewhere"}


def test_a_comment_is_in_reply_to_its_post(client):
    post = make_post()
    make_comment(post=post)
    page = client.get("/comments/feed/").content.decode()
    id = f"tag:testserver,{post.created_at:%Y-%m-%d}:post/{post.pk}"
    assert f'in-reply-to ref="{id}" href="http://testserver{post.get_absolute_url()}"' in page
    assert (
        f'href="http://testserver{post.get_absolute_url()}feed/"'
        in client.get("/feed/").content.decode()
    )


def test_an_empty_blog_has_feeds(client):
    for path in XML:
        assert parsed(client.get(path)).entries == []
    assert json.loads(client.get("/feed.json").content)["items"] == []


@pytest.mark.parametrize("path", XML)
def test_a_feed_explains_itself_to_a_person_in_a_browser(client, path):
    page = client.get(path).content.decode()
    assert '<?xml-stylesheet type="text/css" href="/static/css/feed.css"?>' in page
    assert "This is a feed" in page


def test_urls_have_the_public_origin(client, settings):
    settings.PUBLIC_URL = "https://notes.example"
    make_post()
    entry = parsed(client.get("/feed/")).entries[0]
    assert entry.id.startswith("tag:notes.example,")
    assert entry.link.startswith("https://notes.example/2013/07/")


FEEDS = ("/feed/", "/feed/rss/", "/comments/feed/")


def test_ids_keep_the_first_host_when_the_blog_moves(client, settings):
    make_comment(post=make_post())
    settings.PUBLIC_URL = "https://old.example"
    preparing.prepare_feeds()
    before = [entry.id for path in FEEDS for entry in parsed(client.get(path)).entries]
    assert all(id.startswith("tag:old.example,") for id in before)
    settings.PUBLIC_URL = "https://new.example"
    preparing.prepare_feeds()
    after = [entry.id for path in FEEDS for entry in parsed(client.get(path)).entries]
    assert after == before


def test_files_are_attachments_of_entries_and_the_recording_that_of_rss(client):
    paper = make_file(title="Paper")
    sound = make_file(content=samples.mp3(), name="talk.mp3")
    make_post(body=attaching(paper) + attaching(sound), lead_picture=make_picture())
    urls = [f"http://testserver{file.get_absolute_url()}" for file in (paper, sound)]
    [entry] = parsed(client.get("/feed/")).entries
    attached = {each.href: each.get("length") for each in entry.enclosures}
    assert [attached[url] for url in urls] == [str(paper.size), str(sound.size)]
    [in_rss] = parsed(client.get("/feed/rss/")).entries[0].enclosures
    assert (in_rss.href, in_rss.type, in_rss.length) == (urls[1], "audio/mpeg", str(sound.size))
    attachments = json.loads(client.get("/feed.json").content)["items"][0]["attachments"]
    assert attachments[1:] == [
        {"url": urls[0], "mime_type": "application/pdf", "size_in_bytes": paper.size},
        {
            "url": urls[1],
            "mime_type": "audio/mpeg",
            "size_in_bytes": sound.size,
            "duration_in_seconds": 1,
        },
    ]
