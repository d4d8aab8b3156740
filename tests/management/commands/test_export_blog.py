"""`manage.py export_blog` and `manage.py import_blog`."""

import pytest
from django.core.management import CommandError, call_command

from tests.exports.archives.conftest import emptied
from tests.factories import make_account, make_comment, make_post

__all__ = ["emptied"]
pytestmark = pytest.mark.django_db


def test_an_archive_is_written_and_loaded(queued_tasks, emptied, tmp_path, capsys):
    make_comment(post=make_post(author=make_account("ada")))
    make_post()
    archive = tmp_path / "blog.zip"
    call_command("export_blog", str(archive))
    call_command("export_blog", str(tmp_path / "ada.zip"), "--author", "ada")
    emptied()
    call_command("import_blog", str(archive), "--from", "ibid")
    assert capsys.readouterr().out.splitlines() == [
        f"{archive}: 2 posts, 1 comments, 0 sources, 0 media files.",
        f"{tmp_path / 'ada.zip'}: 1 posts, 1 comments, 0 sources, 0 media files.",
        f"{archive}: 2 posts, 1 comments, 0 sources, 0 media files.",
    ]


def test_a_file_for_wordpress_is_written(settings, tmp_path, capsys):
    make_post(author=make_account("ada"))
    make_post()
    file = tmp_path / "blog.xml"
    call_command("export_blog", str(file), "--format", "wxr")
    settings.PUBLIC_URL = "https://old.example"
    call_command("export_blog", str(file), "--format", "wxr", "--author", "ada")
    assert capsys.readouterr().out.splitlines() == [
        f"{file}: 2 posts. Set IBID_URL first, so that WordPress finds the pictures.",
        f"{file}: 1 posts.",
    ]


def test_what_cannot_be_done(tmp_path):
    with pytest.raises(CommandError, match="no account with the username nobody"):
        call_command("export_blog", str(tmp_path / "blog.zip"), "--author", "nobody")
    with pytest.raises(CommandError, match="could not be written: No such file or directory"):
        call_command("export_blog", str(tmp_path / "missing" / "blog.zip"))
    with pytest.raises(CommandError, match="cannot be read as a whole ZIP file"):
        call_command("import_blog", str(tmp_path / "blog.zip"), "--from", "ibid")
