"""`manage.py backup` and `manage.py restore`."""

import pytest
from django.core.management import CommandError, call_command

from blog.backups.manifests import backups_in
from tests.backups.conftest import blog, folder, media

__all__ = ["blog", "folder", "media"]


def test_a_backup_is_made_verified_and_old_ones_deleted(blog, folder, capsys):
    for _day in range(2):
        call_command("backup", str(folder), "--keep", "1")
    out = capsys.readouterr().out
    assert out.count(": verified, ") == 2
    assert out.count("Deleted ") == 1
    assert len(backups_in(folder)) == 1
    call_command("backup", str(folder), "--verify")
    assert ": verified, " in capsys.readouterr().out
    assert len(backups_in(folder)) == 1


def test_what_cannot_be_done(blog, folder):
    with pytest.raises(CommandError, match="There is no backup in"):
        call_command("backup", str(folder), "--verify")
    with pytest.raises(CommandError, match="from 1 up"):
        call_command("backup", str(folder), "--keep", "0")
    with pytest.raises(CommandError, match="is not a complete backup"):
        call_command("restore", str(folder))
