from pathlib import Path

import pytest

from blog.imports.planning import Request, plan_import
from blog.imports.works import Works
from blog.posts.models import Post
from blog.sources.models import Source
from tests.factories import make_source
from tests.imports.test_targets import load

pytestmark = pytest.mark.django_db
BIB = (
    "@book{luthi2008, author = {Roger Lüthi}, title = {Weirs}, year = 2008, isbn = {9780306406157}}"
)
POST = "---\ntitle: Rivers\ndate: 2020-01-02\n---\nCited [@luthi2008, p. 12].\n"


@pytest.fixture
def folder(tmp_path) -> Path:
    (tmp_path / "_posts").mkdir()
    (tmp_path / "_posts/2020-01-02-rivers.md").write_text(POST)
    (tmp_path / "references.bib").write_text(BIB)
    return tmp_path


def test_cited_works_become_sources_and_marks_cite_them(folder):
    load(folder)
    [source] = Source.objects.all()
    [citation] = Post.objects.get(slug="rivers").citations.all()
    assert (source.key, source.title) == ("luthi2008", "Weirs")
    assert (citation.source, citation.locator, citation.label) == (source, "12", "page")


def test_a_work_that_is_here_already_is_cited_and_not_stored_again(folder):
    known = make_source(title="Weirs", ISBN="9780306406157")
    load(folder)
    load(folder)
    assert Source.objects.count() == 1
    assert [citation.source for citation in Post.objects.get().citations.all()] == [known]


def test_an_export_without_works_is_not_read_for_them(folder, monkeypatch):
    (folder / "references.bib").unlink()
    plan = plan_import(Request(folder))
    assert plan.works == 0
    monkeypatch.setattr(Request, "records", None)
    Works(plan).load()
