"""manage.py export_sources."""

import pytest
from django.core.management import CommandError, call_command

from tests.factories import make_source

pytestmark = pytest.mark.django_db


def test_the_chosen_sources_are_exported_in_the_order_of_their_keys(capsys):
    for key in ("b", "a", "c"):
        make_source(id=key, title=f"Title {key}")
    call_command("export_sources", "b", "a", "--format", "ris")
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if line.startswith("TI")] == ["TI  - Title a", "TI  - Title b"]


def test_an_export_is_written_to_a_file(tmp_path, capsys):
    make_source(title="One")
    call_command("export_sources", "--format", "ris", "--output", tmp_path / "out.ris")
    assert "TI  - One" in (tmp_path / "out.ris").read_text()
    assert capsys.readouterr().out == ""


def test_a_file_that_cannot_be_written_is_an_error(tmp_path):
    with pytest.raises(CommandError, match=r"cannot be written: No such file or directory\.$"):
        call_command("export_sources", "--format", "ris", "--output", tmp_path / "no" / "out.ris")


def test_an_unknown_key_is_not_exported():
    with pytest.raises(CommandError, match="There is no source with the key nobody1900"):
        call_command("export_sources", "nobody1900", "--format", "ris")
