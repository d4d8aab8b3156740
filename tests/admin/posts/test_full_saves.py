"""Saves that change everything of a post, in the form and by the verb."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from blog.admin.posts.forms import PostForm
from blog.people.models import Account
from blog.posts.drafts import Draft
from blog.posts.models import Post
from blog.posts.writing import write
from blog.site.models import Site
from blog.sources import styles
from blog.sources.available_styles import add_style
from tests.factories import (
    A_DAY,
    citing,
    make_account,
    make_draft,
    make_picture,
    make_post,
    make_source,
    rewrite,
    showing,
)

pytestmark = pytest.mark.django_db

# What a save may do instead; each costs more queries than what `everything` does.
PAGE = {"kind": "page"}
# A post that becomes a page leaves lists by date; the ledger keeps their paths in two queries.
LEDGER = {False: 0, True: 2}
NEW_SERIES = {"series_title": "A New Series"}
REORDERED = {"authors": "Coauthor\nA Guest\nAuthor"}
TO_SINGLE = {"translation_of": "Alone"}
UNLINKED = {"translation_of": ""}
KINDS: list[dict[str, str]] = [{}, PAGE]
TRANSLATIONS: list[dict[str, str]] = [{}, TO_SINGLE, UNLINKED]


@pytest.fixture(scope="module")
def author(module_rows):
    return make_account("author")


@pytest.fixture(scope="module")
def planted(author):
    """A post in a pair of translations, and what the form sends to change all of it."""
    Site.objects.create(pk=Site.SINGLETON_PK)
    cited, consulted = make_source(id="cited2001"), make_source(id="read2002")
    former, shown, lead = make_picture(), make_picture(source=cited), make_picture(source=consulted)
    style = add_style((Path(styles.__file__).parent / "csl" / "ieee.csl").read_bytes())
    make_account("coauthor")
    make_post(title="Alone", language="it")
    rewrite(make_draft(), series="The Split")
    english = make_post(title="Sea", author=author)
    rewrite(make_post(title="Mer", language="fr"), translation_of=english)
    body = f"<p>A{citing(consulted)}.</p>{showing(former)}"
    post = rewrite(Post(title="River"), body=body, lead_picture=former, by=author)
    rewrite(post, tags=["Maps", "Rivers"], publish_at=A_DAY, publishes=True, by=author)
    pair = make_post(title="Fluss", language="de")
    rewrite(post, series="Waters", translation_of=pair, consulted=[cited], by=author)
    return post.pk, {
        "kind": "post",
        "title": "Stream",
        "body": f"<p>One{citing(cited, locator='4')}.</p>{showing(shown)}",
        "lead_picture": str(lead.pk),
        "citation_style": style.key,
        "summary": "About a stream.",
        "slug": "stream",
        "tags": "Maps, Ice, Glaciers",
        "authors": "Author\nCoauthor\nA Guest",
        "series_title": "The Split",
        "translation_of": "Sea",
        "language": "de",
        "consulted_keys": consulted.key,
        "publish_at": "2014-02-03T10:00",
        "correction": "It is a stream.",
        "_update": "1",
    }


@pytest.fixture
def everything(planted):
    pk, fields = planted
    return Post.objects.get(pk=pk), dict(fields)


def change(post: Post) -> str:
    return reverse("admin:blog_post_change", args=[post.pk])


def queries_of(save: Callable[[], Any]) -> list[str]:
    """Return the queries of `save`, without the two statements of its transaction."""
    with CaptureQueriesContext(connection) as seen:
        save()
    queries = [query["sql"] for query in seen]
    return [sql for sql in queries if not sql.startswith(("SAVEPOINT", "RELEASE"))]


def draft_of(fields: dict[str, str], post: Post, author: Account) -> Draft:
    """Return the draft that the form makes of the fields."""
    form = PostForm(fields, instance=Post.objects.get(pk=post.pk))
    form.account, form.site = author, Site.objects.current()
    assert form.is_valid()
    return form.draft


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("translation", TRANSLATIONS)
def test_the_form_takes_few_queries(client, author, everything, kind, translation):
    client.force_login(author)
    post, fields = everything
    fields |= kind | translation | NEW_SERIES | REORDERED
    form = client.get(change(post)).context["adminform"].form
    fields |= {"window": str(form["window"].value()), "based_on": str(post.version)}
    responses = []
    queries = queries_of(lambda: responses.append(client.post(change(post), fields)))
    assert responses[0].status_code == 302
    assert len(queries) <= 50 + LEDGER[bool(kind)]
    assert len([sql for sql in queries if sql.startswith('UPDATE "blog_post" ')]) <= 2 + (
        translation == TO_SINGLE  # the other post joins the new group
    )
    assert len([sql for sql in queries if 'FROM "blog_site"' in sql]) == 1


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("translation", TRANSLATIONS)
def test_the_verb_takes_few_queries(author, everything, kind, translation):
    post, fields = everything
    draft = draft_of(fields | kind | translation | NEW_SERIES | REORDERED, post, author)
    site = Site.objects.current()
    queries = queries_of(lambda: write(post, draft, by=author, site=site))
    assert len(queries) <= 40 + LEDGER[bool(kind)]
    assert not [sql for sql in queries if 'FROM "blog_site"' in sql]


def test_a_save_changes_everything(client, everything, author):
    client.force_login(author)
    post, fields = everything
    assert client.post(change(post), fields).status_code == 302
    post.refresh_from_db()
    assert (post.title, post.summary, post.language) == ("Stream", "About a stream.", "de")
    assert post.permalink_id == "/2014/02/stream/"
    assert [str(byline) for byline in post.bylines.all()] == ["Author", "Coauthor", "A Guest"]
    assert set(post.tags.names()) == {"Maps", "Ice", "Glaciers"}
    assert post.citation_style == "own-ieee-reference-guide-version-11-29-2023"
    assert str(post.lead_picture.source.key) == "read2002"
    assert [picture.source.key for picture in post.pictures.all()] == ["cited2001"]
    assert (str(post.series), post.series_position) == ("The Split", 2)
    titles = post.translation_group.posts.values_list("title", flat=True)
    assert set(titles) == {"Sea", "Mer", "Stream"}
    assert [source.key for source in post.consulted.all()] == ["read2002"]
    assert [str(citation) for citation in post.citations.all()] == ["cited2001 4"]
    assert [correction["note"] for correction in post.corrections] == ["It is a stream."]
    assert (post.version, post.revisions.first().by) == (4, author)


def test_a_page_takes_the_place_of_the_post_in_the_menu(client, everything, author):
    client.force_login(author)
    post, fields = everything
    assert client.post(change(post), fields | PAGE).status_code == 302
    site = Site.objects.current()
    assert [(entry["title"], entry["url"]) for entry in site.menu] == [("Stream", "/stream/")]
