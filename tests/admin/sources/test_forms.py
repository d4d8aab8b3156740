"""The form of a source."""

from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from blog.sources.editing import to_csl, write_source
from blog.sources.fields import PEOPLE, TEXTS, fields_of, kinds_with, labels_of
from blog.sources.kinds import Kind
from blog.sources.models import FormerKey, Source
from tests.factories import make_source

pytestmark = pytest.mark.django_db

ADD = "/admin/blog/source/add/"


def change(source: Source) -> str:
    return reverse("admin:blog_source_change", args=[source.pk])


def form_data(admin, source: Source, **changes: str) -> dict[str, str]:
    """Return what the form of the source would send with these changes."""
    form = admin.get(change(source)).context["adminform"].form
    values = {field.name: field.value() for field in form if field.value() not in (None, False)}
    return {**values, **changes}


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


def test_a_field_has_one_label_for_each_kind():
    for field in (*PEOPLE, *TEXTS):
        names = labels_of(field, usual="Usual")
        assert sorted(kind for _name, kinds in names for kind in kinds) == sorted(Kind)
    names = dict(labels_of("container_title", usual="In"))
    assert names["Newspaper"] == [Kind.ARTICLE_NEWSPAPER]
    assert Kind.REPORT in names["In"]


def test_a_field_with_several_labels_has_all_of_them_for_the_style_sheet(admin):
    page = admin.get(ADD).content.decode()
    assert '<span data-kinds="article-newspaper">Newspaper</span>' in page


@pytest.mark.parametrize(
    ("typed", "isbn"),
    [
        ("ISBN 0-691-13590-8", "9780691135908"),
        ("978-0-691-13590-8 (cloth)", "9780691135908"),
        ("0 691 13590 6", "0 691 13590 6"),
    ],
)
def test_an_isbn_is_normalized(admin, typed, isbn):
    source = make_source(ISBN="")
    admin.post(change(source), form_data(admin, source, isbn=typed))
    assert Source.objects.get().isbn == isbn


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("isbn", "somewhere on the back of the book"),
        ("doi", "none"),
        ("arxiv", "x"),
        ("issued", "3/2/1969"),
        ("issued", "79"),
        ("url", "not a URL"),
        ("title", ""),
        ("title", "\u200b\u3164"),
    ],
)
def test_an_invalid_value_is_an_error_of_its_field(admin, field, typed):
    source = make_source()
    before = to_csl(source)
    response = admin.post(change(source), form_data(admin, source, **{field: typed}))
    assert set(response.context["adminform"].form.errors) == {field}
    assert to_csl(Source.objects.get()) == before


@pytest.mark.parametrize("field", ["issued", "original_date", "accessed"])
@pytest.mark.parametrize(
    "typed", ["[..1984]", "{..1984}", "../..", "1900-02-29", "Y-17E7", "Y1E9999999", "9" * 900]
)
def test_an_odd_date_is_stored_or_an_error_of_its_field(admin, field, typed):
    source = make_source()
    response = admin.post(change(source), form_data(admin, source, **{field: typed}))
    if response.status_code == 200:
        assert set(response.context["adminform"].form.errors) == {field}
    else:
        assert admin.get(change(source)).status_code == 200
        assert admin.get(Source.objects.get().get_absolute_url()).status_code in {200, 404}


def test_a_second_record_of_a_work_needs_confirmation(admin):
    existing = make_source(title="Split", DOI="10.1000/x")
    data = {"kind": "book", "title": "The Split", "doi": "https://doi.org/10.1000/X"}
    page = admin.post(ADD, data).content.decode()
    assert f'<a href="{change(existing)}" target="_blank">' in page
    assert Source.objects.count() == 1
    admin.post(ADD, data | {"is_another": "on"})
    assert Source.objects.count() == 2


def test_every_field_of_a_letter_from_an_archive_is_stored(admin):
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
    response = admin.post(change(source), form_data(admin, source))
    assert response.status_code == 302, response.context["adminform"].form.errors
    assert to_csl(Source.objects.get()) == before


def test_a_new_key_keeps_the_former_one(admin):
    source = make_source()
    admin.post(change(source), form_data(admin, source, key="split"))
    assert Source.objects.get().key == "split"
    assert FormerKey.objects.get().key == "luthi2008"


def test_changing_the_title_keeps_the_note(admin):
    source = make_source()
    write_source(source, to_csl(source), note="Note")
    admin.post(change(source), form_data(admin, source, title="Better"))
    source.refresh_from_db()
    assert (source.title, source.note) == ("Better", "Note")


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ({"issued": "Michaelmas 1640"}, ("1640", "Michaelmas 1640", 1640)),
        ({"issued": "1640-10", "issued_text": "Michaelmas"}, ("1640-10", "Michaelmas", 1640)),
        ({"issued": "", "issued_text": "3 Nov. 1640/41"}, ("1640", "3 Nov. 1640/41", 1640)),
        ({"issued": "16--"}, ("16XX", "16--", 1600)),
        ({"issued": "s. a."}, ("", "s. a.", None)),
        ({"issued": "c. 1641"}, ("1641~", "", 1641)),
    ],
)
def test_a_date_can_be_in_its_own_words(admin, typed, stored):
    source = make_source()
    admin.post(change(source), form_data(admin, source, **typed))
    source = Source.objects.get()
    assert (source.issued, source.issued_text, source.year) == stored
    admin.post(change(source), form_data(admin, source))  # saved again, it is the same
    source = Source.objects.get()
    assert (source.issued, source.issued_text, source.year) == stored


def test_the_other_dates_keep_their_words_too(admin):
    source = make_source()
    admin.post(change(source), form_data(admin, source, original_date="Michaelmas 1640"))
    source = Source.objects.get()
    assert source.rest["original-date"] == {
        "date-parts": [[1640]],
        "literal": "Michaelmas 1640",
    }
    assert form_data(admin, source)["original_date"] == "Michaelmas 1640"


def test_a_letter_may_have_no_title_but_needs_a_person(admin):
    source = make_source()
    letter = {"kind": "personal_communication", "title": "", "author": "", "recipient": ""}
    response = admin.post(change(source), form_data(admin, source, **letter))
    assert list(response.context["adminform"].form.errors) == ["title"]
    data = form_data(admin, source, **letter | {"recipient": "Pirckheimer, Willibald"})
    admin.post(change(source), data)
    source = Source.objects.get()
    assert (source.kind, source.title) == ("personal_communication", "")


def test_the_shelf_mark_of_a_book_is_not_a_box(admin):
    source = make_source()
    held = {"archive": "British Library", "box": "12.b.3"}
    admin.post(change(source), form_data(admin, source, **held))
    assert to_csl(Source.objects.get())["archive_location"] == "12.b.3"
    assert form_data(admin, Source.objects.get())["box"] == "12.b.3"
    admin.post(change(source), form_data(admin, source, kind="manuscript", box="12", folder="3"))
    assert to_csl(Source.objects.get())["archive_location"] == "box 12, folder 3"


def test_the_original_of_a_translation_is_stored(admin):
    source = make_source()
    original = {
        "title_short": "Waning",
        "original_title": "Herfsttij",
        "original_publisher": "Tjeenk Willink",
        "original_publisher_place": "Haarlem",
        "original_date": "1919",
    }
    admin.post(change(source), form_data(admin, source, **original))
    assert Source.objects.get().rest | {"author": None} == {
        "author": None,
        "title-short": "Waning",
        "original-title": "Herfsttij",
        "original-publisher": "Tjeenk Willink",
        "original-publisher-place": "Haarlem",
        "original-date": {"date-parts": [[1919]]},
    }
