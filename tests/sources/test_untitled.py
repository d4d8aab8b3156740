"""Works without a title."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from blog.sources.editing import to_csl
from blog.sources.importing import import_sources
from blog.sources.imports.planning import plan_import
from blog.sources.models import Source
from blog.sources.parsing import FORMATS
from blog.sources.styles import format_citations, plain
from blog.sources.styles.formatting import CitedSource
from blog.sources.untitled import description, is_identified
from tests.factories import citing, make_post, make_source

ERASMUS = [{"family": "Erasmus", "given": "Desiderius"}]
PIRCKHEIMER = [{"family": "Pirckheimer", "given": "Willibald"}]
LETTER = {"type": "personal_communication", "author": ERASMUS, "recipient": PIRCKHEIMER}


def make_letter(**item):
    return make_source(**{**LETTER, "title": "", "issued": {"literal": "Easter 1516"}, **item})


@pytest.mark.parametrize(
    ("kind", "variables", "heading"),
    [
        ("personal_communication", {}, "Letter"),
        ("personal_communication", {"recipient": PIRCKHEIMER}, "Letter to Willibald Pirckheimer"),
        (
            "personal_communication",
            {"recipient": PIRCKHEIMER, "genre": "telegram"},
            "Telegram to Willibald Pirckheimer",
        ),
        ("interview", {"interviewer": ERASMUS}, "Interview by Desiderius Erasmus"),
        ("review", {"reviewed-title": "The Split"}, "Review of The Split"),
        ("manuscript", {"genre": "Diary"}, "Diary"),
        ("manuscript", {}, "Archival document"),
    ],
)
def test_what_an_untitled_work_is_called(kind, variables, heading):
    assert description(kind, variables) == heading


def test_what_a_work_without_a_title_must_say():
    assert is_identified(LETTER)
    assert is_identified({"title": "The Split"})
    assert not is_identified({"type": "personal_communication", "title": " "})
    assert not is_identified({**LETTER, "type": "book"})


@pytest.mark.django_db
def test_an_untitled_letter_is_stored_and_cited():
    letter = make_letter(genre="letter")
    assert (letter.key, letter.title) == ("erasmus1516", "")
    assert str(letter) == "Erasmus, Letter to Willibald Pirckheimer, Easter 1516"
    note = format_citations([CitedSource(to_csl(letter))], style="chicago-notes-bibliography")[0]
    assert plain(note) == "Desiderius Erasmus, letter to Willibald Pirckheimer, Easter 1516."


@pytest.mark.django_db
def test_the_key_of_a_work_without_names_is_its_kind():
    letter = make_letter(author=[], issued=None)
    assert letter.key == "letter"


@pytest.mark.django_db
def test_a_book_needs_a_title():
    with pytest.raises(IntegrityError), transaction.atomic():
        make_source(type="book", title="")


@pytest.mark.django_db
@pytest.mark.parametrize("format", FORMATS)
def test_an_untitled_letter_is_exported_and_imported(format):
    before = to_csl(make_letter())
    text = FORMATS[format].write([before])
    Source.objects.all().delete()
    report = import_sources(plan_import(FORMATS[format].read(text)))
    assert report.failed == []
    assert to_csl(Source.objects.get()) == before
    again = plan_import(FORMATS[format].read(text))
    assert (again.new, again.counts["same"]) == ([], 1)


@pytest.mark.django_db
def test_readers_see_what_it_is(client):
    letter = make_letter()
    make_post(body=f"<p>a{citing(letter)}</p>")
    assert "Letter to Willibald Pirckheimer" in client.get(reverse("sources")).content.decode()
    page = client.get(letter.get_absolute_url()).content.decode()
    assert 'dir="auto">Letter to Willibald Pirckheimer</h1>' in page
    assert "<dd>Easter 1516</dd>" in page
    cite = client.get(reverse("source-cite", args=[letter.key])).content.decode()
    assert "How to cite “Letter to Willibald Pirckheimer”" in cite


@pytest.mark.django_db
def test_two_untitled_letters_are_not_one_work():
    make_letter()
    plan = plan_import(FORMATS["csl-json"].read("[]"))
    assert plan.new == []
    other = {**LETTER, "id": "b", "issued": {"literal": "Whitsun 1516"}}
    plan = plan_import(FORMATS["csl-json"].read(FORMATS["csl-json"].write([other])))
    assert len(plan.new) == 1
