"""What a post tells to machines."""

import re
from html import unescape
from urllib.parse import parse_qs

import pytest

from blog.posts.permalinks.models import Permalink
from blog.site.models import Site
from tests.factories import citing, make_account, make_post, make_source

pytestmark = pytest.mark.django_db


def context_objects(page: str) -> list[str]:
    return [unescape(title) for title in re.findall(r'class="Z3988" title="([^"]*)"', page)]


def metas(page: str) -> dict[str, str]:
    return dict(re.findall(r'<meta name="([\w:.]+)" content="([^"]*)"', page))


def test_the_header_says_how_to_cite_it_and_who_wrote_it(client):
    Site.objects.update_or_create(pk=1, defaults={"license": "CC-BY-4.0"})
    author = make_account(name="Ann Author", website="https://ann.example/")
    response = client.get(make_post(title="Quarrel", author=author).get_absolute_url())
    address = "http://testserver/2013/07/quarrel/"
    oembed = "http://testserver/oembed/?url=http%3A%2F%2Ftestserver%2F2013%2F07%2Fquarrel%2F"
    assert response["Link"] == (
        f'<{address}>; rel="cite-as", '
        f'<{address}cite/?format=csl-json>; rel="describedby"; '
        'type="application/vnd.citationstyles.csl+json", '
        '<https://ann.example/>; rel="author", '
        '<https://creativecommons.org/licenses/by/4.0/>; rel="license", '
        f'<{oembed}&format=json>; rel="alternate"; type="application/json+oembed", '
        f'<{oembed}&format=xml>; rel="alternate"; type="text/xml+oembed"'
    )


def test_zotero_finds_a_blog_post(client):
    post = make_post(title="Quarrel", author=make_account(name="Ann Author"))
    said = metas(client.get(post.get_absolute_url()).content.decode())
    assert said["z:itemType"] == "blogPost"
    assert said["dcterms.title"] == "Quarrel"
    assert said["dcterms.creator"] == "Ann Author"
    assert said["dcterms.date"] == "2013-07-15"
    assert not [name for name in said if name.startswith("citation")]


def test_every_source_is_a_context_object(client):
    source = make_source(title="War & “Peace”", publisher="P", ISBN="9780691135908")
    post = make_post(body=f"<p>{citing(source)}</p>")
    page = client.get(post.get_absolute_url()).content.decode()
    own, title = context_objects(page)
    assert title == (
        "ctx_ver=Z39.88-2004&rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Abook&rft.genre=book"
        "&rft.btitle=War+%26+%E2%80%9CPeace%E2%80%9D&rft.aulast=L%C3%BCthi&rft.aufirst=Lorenz+M."
        "&rft.au=Lorenz+M.+L%C3%BCthi&rft.date=2008&rft.pub=P&rft.isbn=9780691135908"
    )
    assert parse_qs(own) == {
        "ctx_ver": ["Z39.88-2004"],
        "rft_val_fmt": ["info:ofi/fmt:kev:mtx:dc"],
        "rft.title": [post.title],
        "rft.source": ["Ibid"],
        "rft.aulast": ["Guest"],
        "rft.aufirst": ["A"],
        "rft.au": ["A Guest"],
        "rft.date": ["2013-07-15"],
        "rft_id": [f"http://testserver{post.get_absolute_url()}"],
        "rft.type": ["blogPost"],
    }


def test_a_post_without_sources_needs_no_context_object(client):
    assert context_objects(client.get(make_post().get_absolute_url()).content.decode()) == []


def test_an_imported_address_has_its_own_way_to_cite(client):
    post = make_post(title="Old")
    post.permalink = Permalink.objects.create(path="/2013/07/old.html", post=post)
    post.save()
    response = client.get("/2013/07/old.html")
    assert "/2013/07/old.html/cite/?format=csl-json" in response["Link"]
    assert 'href="/2013/07/old.html/cite/"' in response.content.decode()
    assert client.get("/2013/07/old.html/cite/").context["title"] == "Old"
