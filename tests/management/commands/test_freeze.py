"""`manage.py freeze`."""

import pytest
from django.core.management import CommandError, call_command

from blog.management.commands import freeze
from tests.factories import make_post

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def prepared(monkeypatch):
    """The static files are there."""
    monkeypatch.setattr(freeze, "prepare_static_files", lambda _report: None)


def test_the_copy_and_its_broken_links_are_reported(tmp_path, capsys):
    post = make_post(body='<p><a href="/nowhere/">there</a></p>')
    call_command("freeze", str(tmp_path / "still"))
    out = capsys.readouterr().out.splitlines()
    assert out[0].startswith(f"{tmp_path / 'still'}: ")
    assert out[1:] == [f"Broken link on {post.get_absolute_url()}: /nowhere/", "1 broken links."]


def test_a_folder_with_something_else_is_refused(tmp_path):
    (tmp_path / "thesis.txt").write_text("dear")
    with pytest.raises(CommandError, match="has something else in it"):
        call_command("freeze", str(tmp_path))
