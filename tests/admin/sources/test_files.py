"""Bibliographies imported and exported in the admin panel."""

import pytest

from blog.sources.models import Source
from tests.factories import make_source

pytestmark = pytest.mark.django_db

LIST = "/admin/blog/source/"


def test_a_selection_is_exported(admin):
    chosen, _other = make_source(title="One"), make_source(title="Other")
    response = admin.post(LIST, {"action": "export_ris", "_selected_action": [chosen.pk]})
    assert response["Content-Disposition"] == 'attachment; filename="sources.ris"'
    assert b"One" in response.content and b"Other" not in response.content


def test_everything_is_exported(admin):
    make_source(title="One")
    assert b"One" in admin.get("/admin/sources/export/csl-json/").content
    assert admin.get("/admin/sources/export/word/").status_code == 404


IMPORT = "/admin/sources/import/"
TEXT = "@book{a, title = {New Book}}\n@book{b, title {B}}\n"


def test_an_import_is_previewed_and_then_runs_in_the_worker(
    admin, django_capture_on_commit_callbacks
):
    response = admin.post(IMPORT, {"text": TEXT})
    plan = response.context["plan"]
    assert plan.counts == {"new": 1, "same": 0, "merged": 0, "failed": 1}
    assert "A field has no “=” between its name and its value." in response.content.decode()
    assert Source.objects.count() == 0
    again = {"text": response.context["text"], "confirmed": "yes"}
    with django_capture_on_commit_callbacks(execute=False) as queued:
        url = admin.post(IMPORT, again)["Location"]
    assert "Waiting for the worker." in admin.get(url).content.decode()
    assert "running, 0 of 0" in admin.get(IMPORT).content.decode()
    for run in queued:
        run()
    assert Source.objects.get().title == "New Book"
    page = admin.get(url).content.decode()
    assert "Finished on" in page and "A field has no “=” between its name and its value." in page
    assert ": finished</li>" in admin.get(IMPORT).content.decode()


def test_an_entry_alike_a_source_can_be_imported_as_a_source_of_its_own(
    admin, django_capture_on_commit_callbacks
):
    make_source(title="New Book", author=[{"family": "Lüthi"}], issued={"raw": "2008"})
    text = "@book{b, title = {New Book}, author = {Luthi, L.}, year = 2008, publisher = {P}}"
    page = admin.post(IMPORT, {"text": text}).content.decode()
    assert "Probably already in your sources" in page
    assert '<input type="checkbox" name="separate" value="b" form="import">' in page
    with django_capture_on_commit_callbacks(execute=True):
        admin.post(IMPORT, {"text": text, "confirmed": "yes", "separate": "b"})
    assert Source.objects.count() == 2


def test_a_file_too_large_to_be_confirmed_is_refused(admin, tmp_path, settings):
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


def test_other_text_is_refused_and_stays_in_the_form(admin):
    page = admin.post(IMPORT, {"text": "some text"}).content.decode()
    assert "This is not a BibTeX, RIS or CSL-JSON bibliography." in page
    assert "some text</textarea>" in page


def upload(admin, tmp_path, data, **fields):
    file = tmp_path / "works.bib"
    file.write_bytes(data)
    with file.open("rb") as opened:
        return admin.post(IMPORT, {"file": opened, **fields})


def test_an_old_encoding_is_recognized_and_named(admin, tmp_path):
    text = "@book{a, title = {毛泽东、斯大林与朝鲜战争}, author = {沈志华}}"
    response = upload(admin, tmp_path, text.encode("gbk"))
    assert response.context["plan"].new[0]["title"] == "毛泽东、斯大林与朝鲜战争"
    assert "The file was read as Simplified Chinese" in response.content.decode()


def test_an_unclear_encoding_is_asked_for(admin, tmp_path):
    data = "@book{a, title = {R.U.R.}, author = {Čapek}}".encode("cp1250")
    page = upload(admin, tmp_path, data).content.decode()
    assert "It may be: Western European (Windows-1252), Central European (Windows-1250)." in page
    response = upload(admin, tmp_path, data, encoding="cp1250")
    assert response.context["plan"].new[0]["author"] == [{"family": "Čapek"}]
