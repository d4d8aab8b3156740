"""manage.py import_sources."""

import json

import pytest
from django.core.management import CommandError, call_command

from blog.sources.models import Source

pytestmark = pytest.mark.django_db


BIBLIOGRAPHY = "@book{a, title = {One}}\n@book{b, title {B}}\n"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "works.bib"
    path.write_text(BIBLIOGRAPHY)
    return path


def test_a_dry_run_reports_and_stores_nothing(file, tmp_path, capsys):
    report = tmp_path / "report.json"
    with pytest.raises(SystemExit) as stop:
        call_command("import_sources", file, "--dry-run", "--report", report)
    assert stop.value.code == 1
    assert Source.objects.count() == 0
    assert capsys.readouterr().out.splitlines() == [
        "1 new, 0 same, 0 merged, 1 failed",
        "Failed: b, line 2: A field has no “=” between its name and its value.",
    ]
    assert json.loads(report.read_text()) == {
        "counts": {"new": 1, "same": 0, "merged": 0, "failed": 1},
        "failed": [
            {
                "entry": "b",
                "line": 2,
                "reason": "A field has no “=” between its name and its value.",
            }
        ],
        "remarks": [],
        "merged": [],
        "alike": [],
        "keys": {},
    }


def test_what_can_be_read_is_imported_and_the_rest_listed(file, capsys):
    with pytest.raises(SystemExit) as stop:
        call_command("import_sources", file)
    assert stop.value.code == 1
    assert list(Source.objects.values_list("key", "title")) == [("a", "One")]
    assert "Failed: b" in capsys.readouterr().out


def test_a_complete_import_succeeds_and_lists_remarks(tmp_path, capsys):
    path = tmp_path / "works.bib"
    path.write_text("@book{a, title = nope}")
    call_command("import_sources", path)
    assert capsys.readouterr().out.splitlines() == [
        "1 new, 0 same, 0 merged, 0 failed",
        "Remark: a, line 1: The abbreviation nope is not defined.",
    ]


def test_a_report_that_cannot_be_written_is_an_error(file, tmp_path):
    with pytest.raises(CommandError, match=r"cannot be written: No such file or directory\.$"):
        call_command("import_sources", file, "--report", tmp_path / "no" / "report.json")


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("missing.bib", r"cannot be read: No such file or directory\.$"),
        ("text.txt", r"is not a BibTeX, RIS or CSL-JSON bibliography\.$"),
    ],
)
def test_a_file_that_cannot_be_imported_is_an_error(tmp_path, name, reason):
    (tmp_path / "text.txt").write_text("only text")
    with pytest.raises(CommandError, match=reason):
        call_command("import_sources", tmp_path / name)


def test_an_unclear_encoding_is_asked_for(tmp_path):
    file = tmp_path / "works.bib"
    file.write_bytes("@book{a, title = {R.U.R.}, author = {Čapek}}".encode("cp1250"))
    with pytest.raises(CommandError, match=r"Give it with --encoding.*cp1250"):
        call_command("import_sources", file)
    call_command("import_sources", file, "--encoding", "cp1250")
    assert Source.objects.get().names == "Čapek"
