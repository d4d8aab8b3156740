"""The dialog in which an author cites."""

import json
import socket

import pytest
from django.utils import timezone

from blog.sources.models import Origin, Source
from tests.factories import make_source

pytestmark = pytest.mark.django_db

LOOK_UP, NEW = "/admin/cite/look-up/", "/admin/cite/new/"
BIBTEX = "@article{goldstein2001, author={Goldstein, Lyle J.}, title={Zhenbao}, year=2001}"
CSL = "application/vnd.citationstyles.csl+json"


def look_up(admin, pasted):
    response = admin.post(LOOK_UP, {"q": pasted})
    assert response.status_code == 200
    return response


def filled(response) -> dict[str, str]:
    """What the form of a new source says."""
    assert response["Dialog-Part"] == "new"
    form = response.context["form"]
    return {field.name: field.value() for field in form if field.value()}


def chosen(response):
    assert response["Dialog-Part"] == "found"
    return response.context["chosen"]


def test_words_are_looked_for_in_the_sources(admin):
    source = make_source(title="The Sino-Soviet Split")
    make_source(title="Another")
    response = look_up(admin, "sino split")
    assert response.context["sources"] == [source]


def test_bibtex_fills_the_form(admin):
    response = look_up(admin, BIBTEX)
    assert filled(response) == {
        "kind": "article-journal",
        "title": "Zhenbao",
        "author": "Goldstein, Lyle J.",
        "issued": "2001",
    }
    assert response.context["message"] == "Parsed from BibTeX. Please check the fields."
    assert response.context["origin"] == Origin.PARSED


def test_several_entries_offer_the_first_and_say_where_the_rest_goes(admin):
    message = look_up(admin, f"{BIBTEX}\n@book{{b, title={{B}}}}").context["message"]
    assert message.endswith("1 more source was found: use the import to add it.")


def test_what_cannot_be_read_says_why(admin):
    response = look_up(admin, "@book{a, title = {never closed")
    assert response["Dialog-Part"] == "new"
    assert response.context["message"].startswith("It never ends")


@pytest.mark.parametrize(
    "pasted", ["10.1000/X", "https://doi.org/10.1000/x", '{"title": "Other", "DOI": "10.1000/x"}']
)
def test_a_source_that_is_here_is_offered_and_nobody_asked(admin, internet, pasted):
    source = make_source(DOI="10.1000/x")
    assert chosen(look_up(admin, pasted)) == source.pk
    assert internet.looked_up == []


def test_a_doi_is_fetched_and_shown_for_correction(admin, internet):
    item = {"type": "journal-article", "title": "Zhenbao", "issued": {"date-parts": [[2001]]}}
    internet.page("doi.org/10.1000/x", json.dumps(item), kind=CSL)
    response = look_up(admin, "10.1000/x")
    assert filled(response) == {
        "kind": "article-journal",
        "title": "Zhenbao",
        "issued": "2001",
        "doi": "10.1000/x",
    }
    assert response.context["message"] == "Fetched from doi.org. Please check the fields."


def test_without_a_network_the_author_types_on(admin, internet):
    response = look_up(admin, "978-0-691-13590-8")
    assert filled(response) == {"kind": "book", "isbn": "9780691135908"}
    assert response.context["message"] == (
        "openlibrary.org could not be reached: this server may have no connection to the internet. "
        "What you pasted is kept: fill in the other fields."
    )


def test_without_a_network_a_web_page_is_kept_as_accessed_today(admin, internet):
    response = look_up(admin, "https://nowhere.example/page")
    assert filled(response) == {
        "kind": "webpage",
        "url": "https://nowhere.example/page",
        "accessed": timezone.localdate().isoformat(),
    }
    assert response.context["message"].startswith("nowhere.example could not be found: check")


def test_without_a_name_server_nothing_could_be_reached(admin, internet, monkeypatch):
    def look_up_failing(*_args, **_kwargs):
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", look_up_failing)
    message = look_up(admin, "10.1000/x").context["message"]
    assert message.startswith("Nothing could be reached: the network is down.")


def test_a_blog_that_asks_nobody_says_so(admin, internet, settings):
    settings.ASK_OTHERS = False
    response = look_up(admin, "10.1000/x")
    assert filled(response) == {"kind": "article-journal", "doi": "10.1000/x"}
    assert response.context["message"] == "Lookups are turned off. Fill in the fields yourself."
    assert internet.looked_up == []


def test_a_private_address_is_refused_and_kept_for_the_form(admin, internet):
    internet.name("inside.example", "127.0.0.1")
    response = look_up(admin, "http://inside.example/")
    assert filled(response)["url"] == "http://inside.example/"
    assert "not on the public internet" in response.context["message"]
    assert internet.asked == []


def test_a_new_source_is_stored_with_its_origin_and_chosen(admin):
    data = {"kind": "book", "title": "The Split", "author": "Lüthi, Lorenz M.", "origin": "parsed"}
    response = admin.post(NEW, data)
    source = Source.objects.get()
    assert (response.status_code, chosen(response)) == (201, source.pk)
    assert (source.key, source.origin) == ("luthi", Origin.PARSED)


def test_a_second_record_of_a_work_is_asked_about(admin):
    source = make_source(title="The Split", ISBN="9780691135908")
    data = {"kind": "book", "title": "Split", "isbn": "978-0-691-13590-8"}
    response = admin.post(NEW, data)
    assert str(source) in str(response.context["form"].errors["is_another"])
    assert Source.objects.count() == 1
    assert admin.post(NEW, data | {"is_another": "on"}).status_code == 201


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("issued", "31.2.1984"),
        ("doi", "no doi"),
        ("wikidata", "42"),
        ("title", ""),
        ("key", "taken"),
    ],
)
def test_a_form_with_a_mistake_comes_back_filled(admin, field, typed):
    make_source(id="taken")
    data = {"kind": "book", "title": "Split", "publisher": "Princeton", field: typed}
    response = admin.post(NEW, data)
    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]
    assert 'value="Princeton"' in response.content.decode()


def test_a_hostile_paste_stays_text(admin):
    page = look_up(admin, '{"title": "<script>alert(1)</script>"}').content.decode()
    assert "<script>" not in page and "&lt;script&gt;alert(1)" in page


def test_the_dialog_shows_what_a_citation_says(admin):
    source = make_source()
    page = admin.get(
        f"/admin/cite/?chosen={source.pk}&locator=45&label=folio&quotation=words&suppress_author=true"
    ).content.decode()
    assert 'value="folio" selected' in page
    assert 'value="45"' in page
    assert "words</textarea>" in page
    assert page.count("checked") == 2


def test_a_blog_without_sources_has_one_box_and_says_what_to_paste(admin):
    page = admin.get("/admin/cite/").content.decode()
    assert "You have no sources yet. Paste a DOI, an ISBN, a web address or BibTeX above" in page
    assert '<details class="dialog-new">' in page


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("10.1000/x", "You do not have this DOI yet: press Enter to look it up."),
        ("978-0-691-13590-8", "You do not have this ISBN yet: press Enter to look it up."),
        ("nothing like it", "None of your sources matches."),
    ],
)
def test_a_typed_identifier_is_recognized(admin, internet, typed, hint):
    page = admin.get("/admin/cite/", {"q": typed}).content.decode()
    assert hint in page
    assert internet.looked_up == []


def test_a_work_alike_a_source_is_offered_with_the_form(admin):
    people = [{"family": "Goldstein", "given": "L."}]
    source = make_source(
        title="Zhenbao", type="article-journal", author=people, issued={"raw": "2001"}
    )
    response = look_up(admin, BIBTEX)
    assert filled(response)["title"] == "Zhenbao"
    page = response.content.decode()
    assert f'data-offer="{source.pk}">Cite Goldstein 2001 instead</button>' in page
    assert chosen(admin.get("/admin/cite/", {"offer": source.pk})) == source.pk
    data = {"kind": "article-journal", "title": "Zhenbao", "author": "L. J. Goldstein"}
    response = admin.post(NEW, data | {"issued": "2001"})
    assert "You may already have this:" in str(response.context["form"].errors["is_another"])
    assert admin.post(NEW, data | {"issued": "2001", "is_another": "on"}).status_code == 201


def test_a_label_typed_with_the_number_is_shown_as_chosen(admin):
    source = make_source()
    query = {"chosen": source.pk, "label": "page", "locator": "ll. 1-89"}
    page = admin.get("/admin/cite/", query).content.decode()
    assert 'value="line" selected' in page and 'value="1–89"' in page


@pytest.mark.parametrize("value", ["99999999999999999999", "-1", "x", "0"])
def test_an_odd_id_of_a_source_is_ignored(admin, value):
    assert admin.get("/admin/cite/", {"chosen": value}).status_code == 200
    assert admin.get("/admin/cite/", {"offer": value}).status_code == 200
