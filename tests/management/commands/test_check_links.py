"""`manage.py check_links`."""

import json

import pytest
from django.core.management import CommandError, call_command

from tests.internet import authority, internet
from tests.links.conftest import TEXT, make_web_source

__all__ = ["authority", "internet"]

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _public(settings, monkeypatch):
    settings.PUBLIC_URL = "https://blog.example"
    monkeypatch.setattr("blog.management.commands.check_links.PAUSE", 0)


@pytest.fixture
def sources(internet):
    internet.page("ada.example/letter", TEXT)
    internet.page("ada.example/other", status="404 Not Found")
    return [make_web_source(key="ada"), make_web_source("http://ada.example/other", key="other")]


def test_all_due_links_are_checked_and_reported(sources, tmp_path, capsys):
    report = tmp_path / "links.json"
    call_command("check_links", "--report", str(report))
    assert "2 links checked: 1 ok, 1 unknown." in capsys.readouterr().out
    rows = json.loads(report.read_text("utf-8"))
    assert [(row["url"], row["state"]) for row in rows] == [
        ("http://ada.example/letter", "ok"),
        ("http://ada.example/other", "unknown"),
    ]
    assert rows[0]["ok_at"] == rows[0]["checked_at"] is not None
    call_command("check_links")
    assert "0 links checked: none was due." in capsys.readouterr().out
    call_command("check_links", "--all")
    assert "2 links checked" in capsys.readouterr().out


def test_the_links_of_one_source(sources, capsys):
    call_command("check_links", "--source", sources[0].key)
    assert "1 links checked: 1 ok." in capsys.readouterr().out


def test_what_cannot_be_done(settings):
    with pytest.raises(CommandError, match="no source with the key nobody"):
        call_command("check_links", "--source", "nobody")
    settings.PUBLIC_URL = ""
    with pytest.raises(CommandError, match="Set IBID_URL"):
        call_command("check_links")
