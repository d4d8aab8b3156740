"""What a post tells to machines."""

import json
import re

import pytest

from blog.site.models import Site
from tests.factories import citing, make_account, make_post, make_source

pytestmark = pytest.mark.django_db


def linked_data(page: str) -> dict:
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    return json.loads(found)


def metas(page: str) -> dict[str, str]:
    return dict(re.findall(r'<meta name="([\w:.]+)" content="([^"]*)"', page))


def test_a_post_is_a_blog_posting_that_cites(client):
    Site.objects.update_or_create(pk=1, defaults={"name": "Notes", "licence": "CC-BY-4.0"})
    author = make_account(name="Ann Author", website="https://ann.example/")
    source = make_source(title="The Split", DOI="10.1000/x")
    post = make_post(
        title="Quarrel", body=f"<p>Words.{citing(source)}</p>", author=author, tags=("War",)
    )
    response = client.get(post.get_absolute_url())
    address = "http://testserver/2013/07/quarrel/"
    licence = "https://creativecommons.org/licenses/by/4.0/"
    assert linked_data(response.content.decode()) == {
        "@context": "https://schema.org",
        "@type": "BlogPosting",
        "headline": "Quarrel",
        "url": address,
        "mainEntityOfPage": address,
        "description": "Words.",
        "author": [{"@type": "Person", "name": "Ann Author", "url": "https://ann.example/"}],
        "datePublished": "2013-07-15T12:00:00+00:00",
        "inLanguage": "en",
        "isPartOf": {"@type": "Blog", "name": "Notes"},
        "keywords": ["War"],
        "license": licence,
        "citation": [
            {
                "@type": "Book",
                "name": "The Split",
                "author": [{"@type": "Person", "name": "Lorenz M. Lüthi"}],
                "datePublished": "2008",
                "sameAs": "https://doi.org/10.1000/x",
            }
        ],
    }
    assert response["Link"] == (
        f'<{address}>; rel="cite-as", '
        f'<{address}cite/?format=csl-json>; rel="describedby"; '
        'type="application/vnd.citationstyles.csl+json", '
        f'<https://ann.example/>; rel="author", <{licence}>; rel="license"'
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
    (title,) = re.findall(r'<span class="Z3988" title="([^"]*)"', page)
    assert title.replace("&amp;", "&") == (
        "ctx_ver=Z39.88-2004&rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Abook&rft.genre=book"
        "&rft.btitle=War+%26+%E2%80%9CPeace%E2%80%9D&rft.aulast=L%C3%BCthi&rft.aufirst=Lorenz+M."
        "&rft.au=Lorenz+M.+L%C3%BCthi&rft.date=2008&rft.pub=P&rft.isbn=9780691135908"
    )


def test_a_hostile_title_does_not_end_the_script(client):
    post = make_post(title="</script><script>alert(1)</script>")
    page = client.get(post.get_absolute_url()).content.decode()
    assert "<script>alert" not in page
    assert linked_data(page)["headline"] == post.title
