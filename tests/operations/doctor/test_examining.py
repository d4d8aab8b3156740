"""The doctor finds each trouble of an operator and says what to do; it tells no secret."""

import os
import smtplib
import socket

import pytest
from django.core.management import CommandError, call_command

from blog.operations.doctor import examining
from blog.operations.doctor.examining import examine_all
from blog.operations.health.probes import Health

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def machine(settings, tmp_path, monkeypatch):
    settings.DATA_DIR, settings.MEDIA_ROOT = tmp_path, str(tmp_path / "media")
    settings.PUBLIC_URL, settings.HTTPS = "https://blog.example", True
    found = [(socket.AF_INET, 1, 6, "", ("192.0.2.1", 0))]
    monkeypatch.setattr(examining.socket, "getaddrinfo", lambda *_args: found)
    return tmp_path


def found(name: str) -> list[tuple[Health, str, str]]:
    return [(p.health, p.message, p.hint) for p in examine_all() if p.name == name]


def test_a_mistake_in_the_settings_is_found(settings):
    settings.DEBUG = True
    assert (
        Health.FAILED,
        "IBID_DEBUG is on while IBID_URL is public.",
        "Debug pages show secrets to everyone: unset IBID_DEBUG.",
    ) in found("Settings")


def test_files_that_others_can_read_are_found(machine):
    key = machine / "secret-key"
    key.write_text("k")
    key.chmod(0o644)
    machine.chmod(0o755)
    ((health, message, hint),) = found("Files")
    assert (health, hint) == (Health.WARNING, f"chmod 600 {key}")
    assert "other users" in message
    machine.chmod(0o700)
    assert found("Files")[0][0] == Health.OK


def test_a_folder_that_cannot_be_written_is_found(monkeypatch, machine):
    monkeypatch.setattr(examining.os, "access", lambda *_args: False)
    assert found("Files")[0] == (
        Health.FAILED,
        f"{machine} cannot be written by this user.",
        f"chown -R $(id -u) {machine}",
    )


def test_an_old_database_is_found(monkeypatch):
    monkeypatch.setattr(examining, "OLDEST", {"sqlite": (99,), "postgresql": (99,)})
    assert "99 or later is needed" in found("Versions")[0][1]


def test_a_wrong_clock_is_found(monkeypatch):
    monkeypatch.setattr(examining, "_drift", lambda: -300.0)
    ((health, message, hint),) = found("Clock")
    assert (health, message) == (
        Health.FAILED,
        "This machine's clock is 300 seconds behind the others.",
    )
    assert "set-ntp" in hint


def test_files_from_the_future_show_a_clock_that_is_behind(machine):
    file = machine / "newer"
    file.write_text("")
    os.utime(file, (4e9, 4e9))
    (machine / "older").write_text("")
    assert examining._drift() < 0 or examining.connection.vendor == "postgresql"


def test_mail_that_does_not_work_is_found(settings, monkeypatch):
    assert found("Mail")[0][2] == "Set EMAIL_URL."
    settings.MAIL_IS_ON, settings.EMAIL_HOST, settings.EMAIL_PORT = True, "mail.example", 587

    def refuse(**_options):
        raise smtplib.SMTPAuthenticationError(535, b"no")

    monkeypatch.setattr(examining, "get_connection", refuse)
    ((health, message, hint),) = found("Mail")
    assert health == Health.FAILED and message.startswith("mail.example:587 cannot be used")
    assert "EMAIL_URL" in hint


def test_a_name_without_dns_is_found(settings, monkeypatch):
    def unknown(*_args):
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(examining.socket, "getaddrinfo", unknown)
    assert found("DNS")[0][2].startswith("Add an A or AAAA record for blog.example")
    settings.PUBLIC_URL = ""
    assert found("DNS")[0][1] == "IBID_URL is not set."


def test_the_command_ends_with_a_summary_and_tells_no_secret(settings, capsys, monkeypatch):
    settings.SECRET_KEY = settings.EMAIL_HOST_PASSWORD = "s3cret"
    call_command("doctor")
    printed = capsys.readouterr().out
    assert "WARNING  Backup: No daily backup is made.\n         → Set IBID_BACKUP_DIR" in printed
    assert printed.endswith("The blog works; the warnings are worth a look.\n")
    assert "s3cret" not in printed
    monkeypatch.setattr(examining, "_drift", lambda: 300.0)
    with pytest.raises(CommandError, match="1 of these must be mended"):
        call_command("doctor")
