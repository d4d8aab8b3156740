"""Every command that the documentation shows is run by a script or a test, or has a reason."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [
    page
    for page in [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
    if page.name != "CHANGELOG.md"
]
DEPLOYING = ROOT / "docs" / "deploying.md"
PROGRAMS = (
    *("apt-get", "caddy", "cd", "certbot", "chmod", "chown", "cp", "createdb", "curl", "docker"),
    *("echo", "git", "install", "journalctl", "make", "nginx", "openssl", "psql", "python"),
    *("sudo", "systemctl", "useradd", ".venv/bin/python", "manage.py"),
)
# Where commands are run: the first part of the command, and the scripts that have it.
SCRIPTS = {
    "make": ("tests/clean_clone.sh", ".ci/run"),
    "manage.py": ("tests/clean_clone.sh",),
    "python": ("tests/benchmarks/README.md",),
    "certbot": ("tests/deploying.sh",),
    "nginx": ("tests/deploying.sh",),
    "systemctl": ("tests/deploying.sh",),
}
# Commands that nothing runs, and why.
REASONS = {
    "git switch main": "changes the checkout of whoever releases",
    "git tag --sign": "signs with the key of whoever releases",
    "docker": "needs its daemon: tests/deploying.sh runs the steps of the Dockerfile instead",
    "apt-get install git make": "prepares the machine on which clean_clone.sh is run",
    "curl $BLOG": "tests/api/test_docs.py sends each",
    "python -m pytest": "runs tests",
    ".venv/bin/python -m pytest": "runs tests",
    "openssl rand": "makes a secret",
}


def commands_of(page: Path) -> set[str]:
    """Return the commands in blocks after a prompt, in indented blocks, and in code spans."""
    text = page.read_text("utf-8")
    blocks = "\n".join(re.findall(r"```console\n(.*?)```", text, re.DOTALL))
    shown = [line[2:] for line in blocks.splitlines() if line.startswith(("# ", "$ "))]
    spans = re.findall(r"`([^`]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))
    lines = [" ".join(line.split()) for line in (*shown, *spans)]
    programs = "|".join(map(re.escape, PROGRAMS))
    wanted = re.compile(rf"(?:[A-Z_]+=\S+ )*(?:{programs}) \S")
    return {re.sub(r" +[(#].*$", "", line) for line in lines if wanted.match(line)}


def is_run(command: str) -> bool:
    if any(command.startswith(reason) for reason in REASONS):
        return True
    command = command.removeprefix(".venv/bin/python ")
    program, wanted = command.split()[0], command
    if program in {"make", "manage.py"}:
        wanted = " ".join(command.split()[:2])
    if program == "python":
        wanted = command.split()[2].rpartition(".")[2]
    scripts = [(ROOT / path).read_text("utf-8") for path in SCRIPTS.get(program, ())]
    # The script's own name for the host of the page.
    return any(wanted.replace("blog.example.org", "$host") in script for script in scripts)


@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(ROOT)) for page in PAGES])
def test_every_command_is_run_by_a_script_or_has_a_reason(page):
    commands = commands_of(page)
    if page == DEPLOYING:
        assert len(commands) > 15
        commands -= set(followed())
    assert [command for command in sorted(commands) if not is_run(command)] == []


def followed() -> list[str]:
    """Return the commands that tests/deploying.sh takes from the page and runs as they are."""
    script = (ROOT / "tests" / "deploying.sh").read_text("utf-8")
    sections = re.findall(r'^\s*(?:heading ".+?" )?follow "(.+?)"$', script, re.MULTILINE)
    assert len(sections) == 3
    text = DEPLOYING.read_text("utf-8")
    found = [text.partition(f"\n## {section}\n")[2].partition("\n## ")[0] for section in sections]
    blocks = "\n".join(re.findall(r"```console\n(.*?)```", "\n".join(found), re.DOTALL))
    return [" ".join(re.sub(r" +\(.*$", "", line[2:]).split()) for line in blocks.splitlines()]


def test_each_reason_is_needed():
    shown = {command for page in PAGES for command in commands_of(page)}
    shown |= set(re.findall(r"curl \$BLOG|openssl rand", "".join(map(Path.read_text, PAGES))))
    compose = (ROOT / "compose.yaml").read_text("utf-8")
    shown |= set(re.findall(r"openssl rand", compose))
    assert [
        reason for reason in REASONS if not any(line.startswith(reason) for line in shown)
    ] == []


def checked(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    paths = {"PATH": "/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin:/usr/bin:/bin"}
    return subprocess.run(
        command, env=paths | environment, capture_output=True, text=True, check=False
    )


def test_the_unit_is_one_that_systemd_takes(tmp_path):
    unit = (ROOT / "docs" / "deploying" / "ibid.service").read_text("utf-8")
    path = tmp_path / "ibid.service"
    path.write_text(unit.replace("/srv/ibid/ibid/.venv/bin/python", "/bin/sh"))
    done = checked("systemd-analyze", "verify", str(path))
    assert (done.returncode, done.stderr) == (0, "")


def test_the_caddyfile_is_one_that_caddy_takes(tmp_path):
    file = str(ROOT / "docs" / "deploying" / "Caddyfile")
    options = ("--adapter", "caddyfile", "--config", file)
    done = checked("caddy", "validate", *options, HOME=str(tmp_path), IBID_HOST="blog.example.org")
    assert done.returncode == 0, done.stderr
