"""Dublin Core and COinS of a post."""

import re
from html import unescape
from urllib.parse import parse_qs

import pytest

from tests.factories import citing, make_account, make_post, make_source

pytestmark = pytest.mark.django_db


def coins_of(page: str) -> list[str]:
    return [unescape(title) for title in re.findall(r'class="Z3988" title="([^"]*)"', page)]


def metas(page: str) -> dict[str, str]:
    return dict(re.findall(r'<meta name="([\w:.]+)" content="([^"]*)"', page))


def test_zotero_recognizes_a_blog_post(client):
    post = make_post(title="Quarrel", author=make_account(name="Ann Author"))
    elements = metas(client.get(post.get_absolute_url()).content.decode())
    assert elements["z:itemType"] == "blogPost"
    assert elements["dcterms.title"] == "Quarrel"
    assert elements["dcterms.creator"] == "Ann Author"
    assert elements["dcterms.date"] == elements["prism.publicationDate"] == "2013-07-15"
    assert not [name for name in elements if name.startswith("citation")]


def test_zotero_saves_the_post_from_its_page_and_the_sources_from_the_page_to_cite_it(client):
    source = make_source(title="War & “Peace”", publisher="P", ISBN="9780691135908")
    other = make_source(title="Other")
    post = make_post(body=f"<p>{citing(source)}{citing(other)}</p>")
    page = client.get(post.get_absolute_url()).content.decode()
    assert coins_of(page) == []
    assert metas(page)["z:itemType"] == "blogPost"
    cite = f"{post.get_absolute_url()}cite/"
    assert f'href="{cite}"' in page
    first, second = coins_of(client.get(cite).content.decode())
    assert first == (
        "ctx_ver=Z39.88-2004&rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Abook&rft.genre=book"
        "&rft.btitle=War+%26+%E2%80%9CPeace%E2%80%9D&rft.aulast=L%C3%BCthi&rft.aufirst=Lorenz+M."
        "&rft.au=Lorenz+M.+L%C3%BCthi&rft.date=2008&rft.pub=P&rft.isbn=9780691135908"
    )
    assert parse_qs(second)["rft.btitle"] == ["Other"]


def test_a_post_without_sources_has_no_coins(client):
    post = make_post()
    assert coins_of(client.get(post.get_absolute_url()).content.decode()) == []
    assert coins_of(client.get(f"{post.get_absolute_url()}cite/").content.decode()) == []
