"""`manage.py upgrade`: nothing is changed without a verified backup."""

import pytest
from django.core.management import CommandError, call_command

from blog.backups.manifests import BackupError, verified_at
from blog.management import upgrading
from blog.operations.health.probes import Health, Probe

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def host(settings, tmp_path, monkeypatch):
    settings.DATA_DIR, settings.MEDIA_ROOT = tmp_path, str(tmp_path / "media")
    settings.DEBUG = True  # no static files
    monkeypatch.setattr(upgrading, "probe_all", list)
    monkeypatch.setattr(upgrading, "call_command", lambda *_args, **_options: None)
    return tmp_path


def test_a_database_that_is_up_to_date_is_left_alone(host, capsys):
    call_command("upgrade")
    assert capsys.readouterr().out == "The database was up to date already.\n"
    assert not (host / "backups").exists()


def test_a_verified_backup_comes_first_and_the_way_back_last(host, capsys, monkeypatch):
    monkeypatch.setattr(upgrading, "_is_outdated", lambda: True)
    call_command("upgrade")
    (backup,) = (host / "backups").glob("ibid-*")
    assert verified_at(backup)
    printed = capsys.readouterr().out
    assert printed.startswith(f"Backing up to {host / 'backups'}...\n")
    assert f"`manage.py restore {backup}`" in printed.splitlines()[-1]


def test_without_a_backup_nothing_is_changed(monkeypatch):
    def fail(_folder):
        raise BackupError("The disk is full.")

    monkeypatch.setattr(upgrading, "_is_outdated", lambda: True)
    monkeypatch.setattr(upgrading, "make_backup", fail)
    monkeypatch.setattr(upgrading, "prepare_database", pytest.fail)
    with pytest.raises(CommandError, match=r"Nothing was changed\. The disk is full\."):
        call_command("upgrade")


def test_a_failed_probe_is_an_exit_status(monkeypatch, capsys):
    probe = Probe("Disk", Health.FAILED, "0.0 GB are free.", "Free some space.")
    monkeypatch.setattr(upgrading, "probe_all", lambda: [probe])
    with pytest.raises(SystemExit):
        call_command("upgrade")
    assert "Disk: 0.0 GB are free. Free some space." in capsys.readouterr().out
