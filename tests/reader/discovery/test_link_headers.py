"""The Link header of a post."""

import pytest

from blog.posts.permalinks.models import Permalink
from blog.site.models import Site
from tests.factories import make_account, make_post

pytestmark = pytest.mark.django_db


def test_the_header_links_citation_author_license_and_oembed(client):
    Site.objects.update_or_create(pk=1, defaults={"license": "CC-BY-4.0"})
    author = make_account(name="Ann Author", website="https://ann.example/")
    response = client.get(make_post(title="Quarrel", author=author).get_absolute_url())
    url = "http://testserver/2013/07/quarrel/"
    oembed = "http://testserver/oembed/?url=http%3A%2F%2Ftestserver%2F2013%2F07%2Fquarrel%2F"
    assert response["Link"] == (
        f'<{url}>; rel="cite-as", '
        f'<{url}cite/?format=csl-json>; rel="describedby"; '
        'type="application/vnd.citationstyles.csl+json", '
        '<https://ann.example/>; rel="author", '
        '<https://creativecommons.org/licenses/by/4.0/>; rel="license", '
        f'<{url}timegate/>; rel="timegate", '
        f'<{url}timemap/>; rel="timemap"; type="application/link-format", '
        f'<{oembed}&format=json>; rel="alternate"; type="application/json+oembed", '
        f'<{oembed}&format=xml>; rel="alternate"; type="text/xml+oembed"'
    )


def test_an_imported_path_has_its_own_cite_page(client):
    post = make_post(title="Old")
    post.permalink = Permalink.objects.create(path="/2013/07/old.html", post=post)
    post.save()
    response = client.get("/2013/07/old.html")
    assert "/2013/07/old.html/cite/?format=csl-json" in response["Link"]
    assert 'href="/2013/07/old.html/cite/"' in response.content.decode()
    assert client.get("/2013/07/old.html/cite/").context["title"] == "Old"


def test_links_without_a_url_are_left_out(client):
    post = make_post(author=make_account(name="Ann Author"))
    header = client.get(post.get_absolute_url())["Link"]
    assert 'rel="author"' not in header and 'rel="license"' not in header


def test_the_webmention_endpoint_is_linked_if_mentions_are_received(client, settings):
    settings.PUBLIC_URL = "https://notes.example"
    post = make_post()
    endpoint = '<https://notes.example/webmention/>; rel="webmention"'
    assert endpoint in client.get(post.get_absolute_url())["Link"]
    Site.objects.update_or_create(pk=1, defaults={"receives_mentions": False})
    assert "webmention" not in client.get(post.get_absolute_url())["Link"]


def test_an_international_path_is_encoded(client):
    post = make_post()
    post.permalink = Permalink.objects.create(path="/ссора/", post=post)
    post.save()
    header = client.get("/ссора/")["Link"]
    assert '<http://testserver/%D1%81%D1%81%D0%BE%D1%80%D0%B0/>; rel="cite-as"' in header
