"""The list of all sources that readers may see."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from blog.posts.citations.recording import record_consulted
from blog.reader.sources.list import PAGE_SIZE
from tests.factories import (
    citing,
    make_draft,
    make_post,
    make_scheduled,
    make_source,
    make_withdrawn,
)

pytestmark = pytest.mark.django_db


def cited(*sources, **fields):
    return make_post(body="".join(f"<p>a{citing(source)}</p>" for source in sources), **fields)


def titles(response) -> list[str]:
    return [source.title for source, _coins in response.context["sources"]]


def test_only_sources_of_published_posts_are_listed(client):
    names = ("live", "withdrawn", "consulted", "draft", "scheduled", "unused")
    works = {name: make_source(title=name) for name in names}
    cited(works["live"])
    make_withdrawn(body=f"<p>{citing(works['withdrawn'])}</p>")
    record_consulted(make_post(), [works["consulted"]])
    make_draft(body=f"<p>{citing(works['draft'])}</p>")
    make_scheduled(body=f"<p>{citing(works['scheduled'])}</p>")
    assert titles(client.get("/sources/")) == ["consulted", "live", "withdrawn"]
    found = {name: client.get(works[name].get_absolute_url()).status_code for name in names}
    assert found == {
        **dict.fromkeys(("live", "withdrawn", "consulted"), 200),
        **dict.fromkeys(("draft", "scheduled", "unused"), 404),
    }


def test_names_and_titles_end_in_one_stop(client):
    authors = [{"family": name} for name in ("Li", "Mo", "Wu")]
    make_post(body=f"<p>{citing(make_source(title='Why?', author=authors))}</p>")
    listed = client.get("/sources/").content.decode()
    assert re.search(r"Li et al\. <cite>Why\?</cite></a>\s+2008", listed)


def test_pages_show_every_source(client):
    sources = [make_source(title=f"Work {number:03}") for number in range(PAGE_SIZE + 3)]
    cited(*sources)
    first = client.get("/sources/")
    second = client.get("/sources/" + first.context["next"])
    assert titles(first) + titles(second) == [source.title for source in sources]
    assert second.context["next"] == ""
    for key in ("unknown", "\0"):
        response = client.get("/sources/", {"after": key, "kind": "book"})
        assert (response.status_code, response["Location"]) == (302, "/sources/?kind=book")


def test_sources_are_ordered_by_name_or_title_then_by_date(client):
    cited(
        make_source(title="Zeal", author=[{"family": "Able"}], issued=None),
        make_source(title="Young", author=[{"family": "Able"}], issued={"date-parts": [[1999]]}),
        make_source(title="Aged", author=[{"family": "able"}], issued={"date-parts": [[2001]]}),
        make_source(title="Ably", author=[]),
        make_source(title="Chess", author=[{"family": "Baker"}]),
    )
    assert titles(client.get("/sources/")) == ["Young", "Aged", "Zeal", "Ably", "Chess"]


def test_articles_do_not_count_in_the_order(client):
    archives = [{"literal": "The National Archives"}]
    cited(
        make_source(title="Registers", author=archives),
        make_source(title="Opinions", author=[{"family": "Obama"}]),
        make_source(title="The Manuscript", author=[]),
    )
    assert titles(client.get("/sources/")) == ["The Manuscript", "Registers", "Opinions"]


def test_pages_continue_between_equal_names_and_dates(client, monkeypatch):
    monkeypatch.setattr("blog.reader.sources.list.PAGE_SIZE", 2)
    cited(*(make_source(title=title) for title in ("B", "A", "C", "B", "A")))
    met, query = [], ""
    while True:
        response = client.get(f"/sources/{query}")
        met += titles(response)
        if not (query := response.context["next"]):
            break
    assert met == ["A", "A", "B", "B", "C"]


def test_a_page_after_a_hidden_source_leads_to_the_first(client):
    make_draft(body=f"<p>{citing(make_source())}</p>")
    assert client.get("/sources/?after=luthi2008")["Location"] == "/sources/"


def test_queries_do_not_grow(client):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get("/sources/").status_code == 200
        return len(captured)

    cited(make_source(), tags=("War",))
    at_one = queries()
    cited(*(make_source(issued={"date-parts": [[1900 + n]]}) for n in range(29)), tags=("Peace",))
    assert queries() == at_one
    assert at_one <= 7


def test_a_hostile_title_stays_text(client):
    source = make_source(title="<script>alert(1)</script>")
    cited(source)
    for path in ("/sources/", source.get_absolute_url(), source.get_absolute_url() + "cite/"):
        assert "<script>alert" not in client.get(path).content.decode()


def test_filtered_sources_are_exported(client):
    cited(make_source(title="A Book"), make_source(title="A Film", type="motion_picture"))
    response = client.get("/sources/?kind=motion_picture&format=bibtex")
    assert response["Content-Disposition"] == 'attachment; filename="sources.bib"'
    assert b"A Film" in response.content and b"A Book" not in response.content
    assert client.get("/sources/?format=word").status_code == 404


@pytest.mark.parametrize("make", [make_draft, make_scheduled])
def test_a_source_cited_in_drafts_only_is_shown_nowhere(client, make):
    shown, hidden = make_source(title="Shown"), make_source(title="HIDDEN")
    make(body=f"<p>{citing(hidden)}{citing(shown)}</p>", tags=("War",))
    post = cited(shown, tags=("War",))
    paths = (
        "/sources/",
        "/sources/?q=hidden",
        "/sources/?tag=war",
        *(f"/sources/?format={format}" for format in ("bibtex", "ris", "csl-json")),
        shown.get_absolute_url(),
        f"{post.get_absolute_url()}cite/?sources=bibtex",
    )
    assert not [path for path in paths if b"HIDDEN" in client.get(path).content]
    for suffix in ("", "cite/", "cite/?format=ris"):
        assert client.get(f"{hidden.get_absolute_url()}{suffix}").status_code == 404


def test_an_empty_blog_has_no_sources_yet(client):
    assert b"No sources yet." in client.get("/sources/").content
