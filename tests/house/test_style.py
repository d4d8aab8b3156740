"""The rules of our style guide that can be checked."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted(path for folder in ("blog", "config") for path in (ROOT / folder).rglob("*.py"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
CSS = sorted((ROOT / "static").rglob("*.css"))


def names(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in paths]


def test_every_module_has_a_docstring():
    documented = [
        path for path in MODULES if "migrations" not in path.parts or path.name == "__init__.py"
    ]
    quotes = ('"""', 'r"""')
    without = [
        path for path in documented if not path.read_text("utf-8").lstrip().startswith(quotes)
    ]
    assert names(without) == []


def test_only_one_module_marks_html_as_safe():
    callers = [path for path in MODULES if "mark_safe" in path.read_text("utf-8")]
    assert names(callers) == ["blog/templatetags/display.py"]


def test_only_one_module_calls_nh3():
    callers = [
        path for path in MODULES if re.search(r"import nh3|from nh3", path.read_text("utf-8"))
    ]
    assert names(callers) == ["blog/text/html/sanitizing.py"]


@pytest.mark.parametrize("path", TEMPLATES, ids=names(TEMPLATES))
def test_templates_are_clean(path):
    text = path.read_text("utf-8")
    assert "|safe" not in text
    assert "autoescape off" not in text
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", text)
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)
    assert len(text.splitlines()) <= 80


@pytest.mark.parametrize("path", CSS, ids=names(CSS))
def test_style_sheets_load_nothing_from_other_hosts(path):
    sheet = path.read_text("utf-8")
    assert not re.search(r"url\(\s*['\"]?(https?:)?//", sheet)
    imported = re.findall(r"@import (.+)", sheet)
    assert imported == [
        f'url("{name}");' for name in re.findall(r'@import url\("([\w-]+.css)"', sheet)
    ]
    assert all((path.parent / name[5:-3]).is_file() for name in imported)


def test_no_file_name_is_a_catch_all():
    drawers = {"services", "utils", "managers", "constants", "misc", "common", "helpers"}
    assert not {path.stem for path in MODULES} & drawers
