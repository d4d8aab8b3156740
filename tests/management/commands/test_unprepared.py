"""Every command says in one sentence what to run first if the database is not prepared."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

# All in one process, because starting Django takes most of the time.
RUN = """
import sys
import manage
for line in sys.argv[1:]:
    sys.argv = ["manage.py", *line.split()]
    try:
        manage.main()
    except SystemExit as stopped:
        print(line, "|", stopped.code)
    else:
        print(line, "|", "done")
"""
COMMANDS = (
    "export_sources --format ris",
    "import_sources {bib}",
    "rebuild_search",
    "render --all",
    "tick",
)
COMMANDS += ("unlock_login ada", "demo", "db_worker --batch")


@pytest.mark.parametrize("chosen", [COMMANDS[:5], COMMANDS[5:]])
def test_a_command_without_a_database_says_what_to_run_first(chosen, tmp_path):
    bib = tmp_path / "a.bib"
    bib.write_text("@book{a, title={A}}")
    lines = [line.format(bib=bib) for line in chosen]
    environment = {**os.environ, "IBID_DATA_DIR": str(tmp_path / "data")}
    environment |= {"DJANGO_SETTINGS_MODULE": "config.settings", "DATABASE_URL": "sqlite://"}
    done = subprocess.run(
        [sys.executable, "-c", RUN, *lines],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    sentence = "The database has not been prepared for this version: run `make run` or"
    printed = done.stdout.splitlines()
    for line in lines:
        assert f"{line} | {sentence} `manage.py migrate` first." in printed, done.stderr[-2000:]
    assert "Traceback" not in done.stderr
