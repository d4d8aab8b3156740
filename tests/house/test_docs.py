"""The documentation names files, settings and commands that exist."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
NAMES = [str(page.relative_to(ROOT)) for page in PAGES]
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
PLACEHOLDER = r"[A-Z]{4,}|^tests/output/"  # a name to choose; a file that only a run writes
FOLDERS = ("blog", "config", "docs", "static", "templates", "tests")


def text_of(page: Path) -> str:
    return page.read_text("utf-8")


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_every_path_in_the_documentation_exists(page):
    paths = re.findall(rf"`((?:{'|'.join(FOLDERS)})/[\w./-]*)`", text_of(page))
    named = [path for path in paths if not re.search(PLACEHOLDER, path)]
    assert [path for path in named if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_every_link_in_the_documentation_leads_to_a_file(page):
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", text_of(page))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_every_command_in_the_documentation_is_run_by_a_script():
    pages = [page for page in PAGES if page.name != "CHANGELOG.md"]
    code = "\n".join(span for page in pages for span in code_of(page))
    scripts = "".join(text_of(ROOT / name) for name in ("tests/clean_clone.sh", ".ci/run"))
    for command in re.findall(r"make [a-z-]+(?=[` \n])|manage\.py \w+", f"{code}\n"):
        assert command in scripts


def code_of(page: Path) -> list[str]:
    """Return code spans and the lines of code blocks."""
    blocks = re.findall(r"```\w*\n(.*?)```", text_of(page), re.DOTALL)
    return [*blocks, *re.findall(r"`([^`\n]+)`", text_of(page))]


def test_every_setting_is_in_the_readme():
    settings = (ROOT / "config" / "settings.py").read_text("utf-8")
    read = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', settings))
    assert read - set(re.findall(r"`([A-Z_]+)`", text_of(ROOT / "README.md"))) == set()
