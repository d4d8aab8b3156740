"""Settings from the environment: used, or refused in one sentence."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHOW = """
import json
from django.conf import settings
names = ("DEBUG", "ALLOWED_HOSTS", "SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "PORT")
print(json.dumps({name: getattr(settings, name) for name in names}))
"""
PORT = "Must be greater than or equal to 1 and less than or equal to 65535."
THREADS = "Must be greater than or equal to 1 and less than or equal to 64."
DATABASE = "must begin with sqlite:// or postgres://"
POSTGRESQL = (
    "must look like postgres://user:password@host/name; "
    "in the password, @ : / # ? % are written %40 %3A %2F %23 %3F %25"
)
MAIL = "must look like submission://user:password@host or smtp://host"
URL = "must look like https://example.org, without a path"


def run(*args: str, folder: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "IBID_DATA_DIR": str(folder), **environ}
    return subprocess.run(
        [sys.executable, *args],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def settings(folder: Path, **environ: str) -> dict[str, object]:
    done = run("-c", SHOW, folder=folder, DJANGO_SETTINGS_MODULE="config.settings", **environ)
    assert done.stderr == ""
    return json.loads(done.stdout)


def test_the_defaults_are_a_blog_on_this_machine(tmp_path):
    assert settings(tmp_path) == {
        "DEBUG": False,
        "ALLOWED_HOSTS": ["localhost", "127.0.0.1", "[::1]"],
        "SECURE_SSL_REDIRECT": False,
        "SESSION_COOKIE_SECURE": False,
        "PORT": 8000,
    }


def test_hosts_and_https_follow_from_the_url(tmp_path):
    assert settings(tmp_path, IBID_URL="https://blog.example", PORT="8001") == {
        "DEBUG": False,
        "ALLOWED_HOSTS": ["localhost", "127.0.0.1", "[::1]", "blog.example"],
        "SECURE_SSL_REDIRECT": True,
        "SESSION_COOKIE_SECURE": True,
        "PORT": 8001,
    }


SHOW_HSTS = "from django.conf import settings as s; print(s.SECURE_HSTS_SECONDS > 0, "
SHOW_HSTS += "s.SECURE_HSTS_INCLUDE_SUBDOMAINS, s.SECURE_HSTS_PRELOAD)"


@pytest.mark.parametrize(
    ("environ", "shown"),
    [
        ({}, "True False False"),
        ({"IBID_HSTS_SUBDOMAINS": "true"}, "True True False"),
        ({"IBID_HSTS_SUBDOMAINS": "true", "IBID_HSTS_PRELOAD": "true"}, "True True True"),
        ({"IBID_URL": "http://blog.example", "IBID_HSTS_PRELOAD": "true"}, "False False False"),
    ],
)
def test_other_sites_of_the_domain_need_no_https_by_default(tmp_path, environ, shown):
    environ = {
        "IBID_URL": "https://blog.example",
        "DJANGO_SETTINGS_MODULE": "config.settings",
        **environ,
    }
    assert run("-c", SHOW_HSTS, folder=tmp_path, **environ).stdout.strip() == shown


A_RATE = "must look like 10/m or 30/10m: how many in how many s, m, h or d"


@pytest.mark.parametrize(
    ("environ", "mistake"),
    [
        ({"PORT": "many"}, "PORT Not a valid integer."),
        ({"IBID_COMMENTS_RATE": "many"}, f"IBID_COMMENTS_RATE {A_RATE}"),
        ({"IBID_COMMENTS_RATE": ""}, f"IBID_COMMENTS_RATE {A_RATE}"),
        (
            {"IBID_COMMENTS_RATE": "9/2d"},
            "IBID_COMMENTS_RATE must not be longer than a day, such as 100/d",
        ),
        ({"IBID_COMMENTS_NETWORK_RATE": "x"}, f"IBID_COMMENTS_NETWORK_RATE {A_RATE}"),
        (
            {"IBID_COMMENTS_SPAM_AT": "2"},
            "IBID_COMMENTS_SPAM_AT Must be greater than or equal to 0 and less than or equal to 1.",
        ),
        ({"PORT": "0"}, f"PORT {PORT}"),
        ({"IBID_DEBUG": "perhaps"}, "IBID_DEBUG Not a valid boolean."),
        ({"IBID_URL": "blog"}, f"IBID_URL {URL}"),
        ({"IBID_URL": "https://blog.example/a"}, f"IBID_URL {URL}"),
        ({"EMAIL_URL": "mail.example.org"}, f"EMAIL_URL {MAIL}"),
        (
            {"CACHE_URL": "cache.example.org"},
            "CACHE_URL must begin with redis://, rediss:// or unix://",
        ),
        ({"DATABASE_URL": "mysql://x/y"}, f"DATABASE_URL {DATABASE}"),
        ({"DATABASE_URL": "postgres://x:y/z"}, f"DATABASE_URL {POSTGRESQL}"),
        ({"DATABASE_URL": "postgres://u:a#b@host/name"}, f"DATABASE_URL {POSTGRESQL}"),
        ({"DATABASE_URL": "postgres://host"}, f"DATABASE_URL {POSTGRESQL}"),
        (
            {"DATABASE_URL": "postgres://h/n?conn_max_age=x&pool="},
            "DATABASE_URL must have a number as conn_max_age and pool",
        ),
        (
            {"PORT": "x", "IBID_WEB_THREADS": "0"},
            f"PORT Not a valid integer.; IBID_WEB_THREADS {THREADS}",
        ),
    ],
)
def test_all_mistakes_are_reported_in_one_sentence(tmp_path, environ, mistake):
    done = run("manage.py", "check", folder=tmp_path, **environ)

    assert done.returncode == 1
    assert done.stderr == (f"Ibid cannot start: wrong settings in the environment: {mistake}\n")


def test_a_file_of_a_setting_that_cannot_be_read_is_named(tmp_path):
    done = run("manage.py", "check", folder=tmp_path, IBID_SECRET_KEY_FILE="/none")
    assert done.stderr == (
        "Ibid cannot start: The value of IBID_SECRET_KEY_FILE must be a readable file path.\n"
    )


def test_misspelled_settings_are_named_and_backups_need_no_absolute_path(tmp_path):
    (tmp_path / "key").write_text("k" * 50)
    given = {"IBID_BAKUP_DIR": "x", "IBID_BACKUP_DIR": "x"}
    given |= {"IBID_SECRET_KEY_FILE": str(tmp_path / "key")}
    show = "from django.conf import settings as s; print(s.UNKNOWN_SETTINGS, s.BACKUP_DIR)"
    done = run("-c", show, folder=tmp_path, DJANGO_SETTINGS_MODULE="config.settings", **given)
    assert done.stdout == f"['IBID_BAKUP_DIR'] {ROOT / 'x'}\n"


@pytest.mark.parametrize(
    ("url", "names"),
    [
        ("https://blog.example", "__Secure-ibid-session __Secure-ibid-csrf"),
        ("http://blog.example", "ibid-session ibid-csrf"),
    ],
)
def test_cookies_of_a_blog_with_https_can_only_come_by_https(tmp_path, url, names):
    show = "from django.conf import settings as s; print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME)"
    environ = {"IBID_URL": url, "DJANGO_SETTINGS_MODULE": "config.settings"}
    assert run("-c", show, folder=tmp_path, **environ).stdout.strip() == names
