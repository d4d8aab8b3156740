"""Sources in the admin panel."""

from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from blog.people.models import Role
from blog.posts.citations.recording import record_consulted
from blog.posts.models import Post
from blog.sources.editing import to_csl, write_source
from blog.sources.fields import PEOPLE, TEXTS, fields_of, kinds_with, labels_of
from blog.sources.kinds import Kind
from blog.sources.models import FormerKey, OwnStyle, Source
from tests.factories import citing, make_account, make_draft, make_post, make_source

pytestmark = pytest.mark.django_db

LIST, ADD = "/admin/blog/source/", "/admin/blog/source/add/"


def change(source: Source) -> str:
    return reverse("admin:blog_source_change", args=[source.pk])


def typed(admin, source: Source, **said: str) -> dict[str, str]:
    """What the form of the source would send if only `said` were changed."""
    form = admin.get(change(source)).context["adminform"].form
    values = {field.name: field.value() for field in form if field.value() not in (None, False)}
    return {**values, **said}


def test_every_kind_has_fields_and_a_rule_that_shows_them():
    css = (Path(settings.BASE_DIR) / "static/css/admin/source.css").read_text()
    hides = 'has([data-kinds]:placeholder-shown:not([data-kinds~="%s"]))'
    assert [kind for kind in Kind if css.count(hides % kind) != 1] == []
    assert [
        kind for kind in Kind if css.count(f'label [data-kinds]:not([data-kinds~="{kind}"])') != 1
    ] == []
    assert [kind for kind in Kind if not fields_of(kind)] == []
    assert {field for kind in Kind for field in fields_of(kind)} <= {*PEOPLE, *TEXTS}
    assert [field for field in (*PEOPLE, *TEXTS) if not kinds_with(field)] == []


def test_a_field_has_one_name_for_each_kind():
    for field in (*PEOPLE, *TEXTS):
        names = labels_of(field, usual="Usual")
        assert sorted(kind for _name, kinds in names for kind in kinds) == sorted(Kind)
    names = dict(labels_of("container_title", usual="In"))
    assert names["Newspaper"] == [Kind.ARTICLE_NEWSPAPER]
    assert Kind.REPORT in names["In"]


def test_a_field_with_several_names_shows_them_all_to_the_style_sheet(admin):
    page = admin.get(ADD).content.decode()
    assert '<span data-kinds="article-newspaper">Newspaper</span>' in page


def test_the_list_says_dates_in_words_and_where_each_is_cited(
    admin, author, django_assert_num_queries
):
    sources = [make_source(title="Split", issued={"raw": "1850~"})]
    make_post(author=author, body=f"<p>{citing(sources[0])}</p>")
    page = admin.get(LIST).content.decode()
    assert "c. 1850" in page
    assert "1 post" in page
    with CaptureQueriesContext(connection) as for_one:
        admin.get(LIST)
    make_source(), make_source()
    with django_assert_num_queries(len(for_one)):
        admin.get(LIST)


def test_the_list_is_filtered_by_the_kinds_there_are(admin):
    make_source(type="map", title="Chart")
    make_source(type="book", title="Split")
    page = admin.get(LIST, {"kind": "map"})
    assert [source.title for source in page.context["cl"].queryset] == ["Chart"]
    offered = page.context["cl"].filter_specs[0].lookup_choices
    assert [kind for kind, _label in offered] == ["book", "map"]


@pytest.mark.parametrize(
    ("typed_words", "isbn"),
    [
        ("ISBN 0-691-13590-8", "9780691135908"),
        ("978-0-691-13590-8 (cloth)", "9780691135908"),
        ("0 691 13590 6", "0 691 13590 6"),
    ],
)
def test_an_isbn_is_known_as_it_is_typed(admin, typed_words, isbn):
    source = make_source(ISBN="")
    admin.post(change(source), typed(admin, source, isbn=typed_words))
    assert Source.objects.get().isbn == isbn


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("isbn", "somewhere on the back of the book"),
        ("doi", "none"),
        ("arxiv", "x"),
        ("issued", "when the cows came home"),
        ("issued", "79"),
        ("url", "no address"),
        ("title", ""),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(admin, field, words):
    source = make_source()
    before = to_csl(source)
    response = admin.post(change(source), typed(admin, source, **{field: words}))
    assert set(response.context["adminform"].form.errors) == {field}
    assert to_csl(Source.objects.get()) == before


def test_one_work_has_one_record_unless_its_author_insists(admin):
    there = make_source(title="Split", DOI="10.1000/x")
    said = {"kind": "book", "title": "The Split", "doi": "https://doi.org/10.1000/X"}
    page = admin.post(ADD, said).content.decode()
    assert f'<a href="{change(there)}" target="_blank">' in page
    assert Source.objects.count() == 1
    admin.post(ADD, said | {"is_another": "on"})
    assert Source.objects.count() == 2


def test_a_letter_from_an_archive_is_kept_whole(admin):
    admin.post(
        ADD,
        {
            "kind": "manuscript",
            "title": "Letter to Stalin",
            "author": "Mao, Zedong",
            "recipient": "Stalin, Joseph",
            "issued": "c. 1950",
            "archive": "Central Archive",
            "archive_collection": "Papers",
            "box": "3",
            "folder": "7",
            "wikidata": "https://www.wikidata.org/wiki/Q42",
            "source_role": "primary",
            "note": "Copied by hand.",
        },
    )
    source = Source.objects.get()
    item = to_csl(source)
    assert (source.key, source.issued, source.source_role) == ("mao1950", "1950~", "primary")
    assert item["recipient"] == [{"family": "Stalin", "given": "Joseph"}]
    assert item["archive_location"] == "box 3, folder 7"
    assert item["custom"] == {"wikidata": "Q42"}
    form = admin.get(change(source)).context["adminform"].form
    assert (form["box"].value(), form["folder"].value()) == ("3", "7")


def test_saving_again_changes_nothing(admin):
    source = make_source(
        type="interview",
        author=[{"family": "Cruz", "given": "Juana", "non-dropping-particle": "de la"}],
        issued={"literal": "1984?"},
        archive_location="fond 52, opis 1",
        custom={"arxiv": "2101.00001"},
        DOI="10.1000/x",
        version="kept though no field of its kind",
    )
    before = to_csl(source)
    response = admin.post(change(source), typed(admin, source))
    assert response.status_code == 302, response.context["adminform"].form.errors
    assert to_csl(Source.objects.get()) == before


def test_another_key_leaves_the_old_one_behind(admin):
    source = make_source()
    admin.post(change(source), typed(admin, source, key="split"))
    assert Source.objects.get().key == "split"
    assert FormerKey.objects.get().key == "luthi2008"


def test_a_source_in_use_is_not_thrown_away_and_the_posts_are_named(admin, author):
    cited, consulted = make_source(), make_source()
    make_post(title="Citing Post", author=author, body=f"<p>{citing(cited)}</p>")
    record_consulted(make_post(title="Reading Post", author=author), [consulted])
    for source, title in ((cited, "Citing Post"), (consulted, "Reading Post")):
        address = reverse("admin:trash-throw-away", args=["source", source.pk])
        assert title in admin.get(address).content.decode()
        admin.post(address)
    assert Source.objects.kept().count() == 2


def test_two_sources_are_merged(admin):
    kept, gone = make_source(title="Kept"), make_source(title="Gone")
    asked = admin.post(LIST, {"action": "merge", "_selected_action": [kept.pk, gone.pk]})
    page = admin.get(asked["Location"])
    assert [source for _name, source in page.context["sources"]] in ([kept, gone], [gone, kept])
    assert Source.objects.count() == 2
    said = {"first": kept.pk, "second": gone.pk, "keep": "first"}
    assert admin.post(asked["Location"].split("?")[0], said)["Location"] == change(kept)
    assert list(Source.objects.all()) == [kept]


@pytest.mark.parametrize("chosen", [1, 3])
def test_merging_takes_two(admin, chosen):
    sources = [make_source() for _number in range(chosen)]
    response = admin.post(
        LIST,
        {"action": "merge", "_selected_action": [source.pk for source in sources]},
        follow=True,
    )
    assert "Choose two sources to merge." in response.content.decode()
    source = sources[0]
    admin.post("/admin/sources/merge/", {"first": source.pk, "second": source.pk, "keep": "first"})
    assert Source.objects.count() == chosen


def test_a_selection_is_exported(admin):
    one, _other = make_source(title="One"), make_source(title="Other")
    response = admin.post(LIST, {"action": "export_ris", "_selected_action": [one.pk]})
    assert response["Content-Disposition"] == 'attachment; filename="sources.ris"'
    assert b"One" in response.content and b"Other" not in response.content


def test_everything_is_exported(admin):
    make_source(title="One")
    assert b"One" in admin.get("/admin/sources/export/csl-json/").content
    assert admin.get("/admin/sources/export/word/").status_code == 404


IMPORT = "/admin/sources/import/"
TEXT = "@book{a, title = {New Book}}\n@set{b, entryset = {a}}\n"


def test_an_import_is_looked_over_before_it_happens(admin):
    response = admin.post(IMPORT, {"text": TEXT})
    plan = response.context["plan"]
    assert plan.counts == {"new": 1, "same": 0, "merged": 0, "failed": 1}
    assert "It is a set of other entries: a." in response.content.decode()
    assert Source.objects.count() == 0
    again = {"text": response.context["text"], "confirmed": "yes"}
    assert admin.post(IMPORT, again)["Location"] == LIST
    assert Source.objects.get().title == "New Book"


def test_what_could_not_be_confirmed_is_not_looked_over(admin, tmp_path, settings):
    file = tmp_path / "works.ris"
    work = "TY  - BOOK\nTI  - Long\nER  - \n"
    file.write_text(work * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE // len(work)))
    with file.open("rb") as opened:
        response = admin.post(IMPORT, {"file": opened})
    assert "Import it in parts." in response.content.decode()


def test_a_file_is_imported(admin, tmp_path):
    file = tmp_path / "works.ris"
    file.write_bytes("TY  - BOOK\r\nTI  - Über\r\nER  - \r\n".encode("cp1252"))
    with file.open("rb") as opened:
        response = admin.post(IMPORT, {"file": opened})
    assert response.context["plan"].new[0]["title"] == "Über"


def test_what_is_no_bibliography_comes_back_with_a_sentence(admin):
    page = admin.post(IMPORT, {"text": "only words"}).content.decode()
    assert "This is not a BibTeX, RIS or CSL-JSON bibliography." in page
    assert "only words</textarea>" in page


CSL = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>House &amp; Style</title><id>house</id><updated>2026-01-01T00:00:00Z</updated></info>
<citation><layout prefix="(" suffix=")"><text variable="title"/></layout></citation>
<bibliography><layout><text variable="title" text-case="uppercase"/></layout></bibliography>
</style>"""


@pytest.fixture
def owner(client):
    client.force_login(make_account(role=Role.OWNER))
    return client


def upload(owner, tmp_path, text):
    file = tmp_path / "house.csl"
    file.write_text(text)
    with file.open("rb") as opened:
        return owner.post("/admin/blog/ownstyle/add/", {"file": opened})


def test_the_owner_brings_a_style_and_posts_speak_in_it(owner, tmp_path):
    assert upload(owner, tmp_path, CSL).status_code == 302
    style = OwnStyle.objects.get()
    assert (style.key, style.title) == ("own-house-style", "House & Style")
    page = owner.get("/admin/blog/post/add/").content.decode()
    assert '<option value="own-house-style">House &amp; Style</option>' in page
    source = make_source(title="The Split")
    post = make_draft(body=f"<p>a{citing(source)}</p>", citation_style=style.key)
    assert "(The Split)" in post.rendered
    assert "THE SPLIT" in post.rendered_sources
    delete = reverse("admin:blog_ownstyle_delete", args=[style.pk])
    assert owner.post(delete, {"post": "yes"}).status_code == 403
    page = owner.get(reverse("admin:blog_ownstyle_change", args=[style.pk])).content.decode()
    assert "1 post" in page
    assert delete not in page
    Post.objects.update(citation_style="")
    assert owner.post(delete, {"post": "yes"}).status_code == 302


@pytest.mark.parametrize(
    "text",
    [
        "words",
        "<style/>",
        CSL.replace("<citation>", "<script>").replace("</citation>", "</script>"),
    ],
)
def test_a_file_that_is_no_style_is_refused_in_words(owner, tmp_path, text):
    response = upload(owner, tmp_path, text)
    assert response.status_code == 200
    assert response.context["adminform"].form.errors["file"][0].endswith(".")
    assert OwnStyle.objects.count() == 0


def test_an_author_brings_no_style(admin):
    assert admin.get("/admin/blog/ownstyle/add/").status_code == 403


def test_a_changed_source_is_marked_no_more_than_it_was(admin):
    source = make_source()
    write_source(source, to_csl(source), note="Note")
    admin.post(change(source), typed(admin, source, title="Better"))
    source.refresh_from_db()
    assert (source.title, source.note) == ("Better", "Note")
