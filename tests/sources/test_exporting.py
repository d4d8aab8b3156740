"""Exporting sources and importing them again."""

import pytest

from blog.sources.editing import write_source
from blog.sources.exporting import export, exported_item
from blog.sources.importing import import_sources
from blog.sources.imports.planning import plan_import
from blog.sources.models import Source, SourceRole
from blog.sources.parsing import FORMATS, Parsed
from tests.factories import make_source
from tests.sources.samples import GOLDSTEIN, LETTER, LUTHI, import_items

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("format", FORMATS)
def test_export_then_import_gives_equal_sources(format):
    import_items(LUTHI, GOLDSTEIN)
    write_source(
        Source(), LETTER, source_role=SourceRole.PRIMARY, note="Read it twice.\n\nThen again."
    )
    before = {source.key: exported_item(source) for source in Source.objects.all()}
    text = export(Source.objects.order_by("key"), format)
    Source.objects.all().delete()
    import_sources(plan_import(FORMATS[format].read(text)))
    assert {source.key: exported_item(source) for source in Source.objects.all()} == before
    assert Source.objects.get(key="mao1950").issued == "1950?"
    assert Source.objects.get(key="mao1950").source_role == SourceRole.PRIMARY


def test_fields_without_a_variable_are_in_custom():
    source = make_source(issued={"raw": "1984-06?"}, custom={"wikidata": "Q1"})
    write_source(source, exported_item(source), source_role="secondary", note="Read it.")
    assert exported_item(source)["custom"] == {
        "wikidata": "Q1",
        "ibid-source-role": "secondary",
        "ibid-note": "Read it.",
    }
    write_source(source, {"title": "T", "issued": {"raw": "1984-06?"}})
    assert exported_item(source)["custom"] == {"ibid-date": "1984-06?"}


def test_an_export_of_version_0_1_is_imported():
    item = {**LUTHI, "custom": {"ibid-standing": "primary", "ibid-note": "Read it."}}
    import_sources(plan_import(Parsed(items=[item])))
    source = Source.objects.get()
    assert (source.source_role, source.note) == (SourceRole.PRIMARY, "Read it.")
    assert "custom" not in source.rest
