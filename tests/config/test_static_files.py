"""Bundled style sheets with hashed names."""

import json
from pathlib import Path

from django.contrib.staticfiles.storage import StaticFilesStorage

from config.static_files import JoinedStaticFilesStorage, joined_sheet

SHEETS = {
    "css/page.css": '/* All of it. */\n@import url("ink.css");\n@import url("paper.css");\n',
    "css/ink.css": "/* Two\n lines. */\n@layer base {\n  p:is(.a, .b) a { color: black; }\n}\n",
    "css/paper.css": "body { margin: calc(1em + 2px) 0; }\n",
}


def test_imports_are_bundled_without_comments():
    assert joined_sheet("css/page.css", SHEETS.__getitem__) == (
        "@layer base{p:is(.a,.b) a{color:black;}}body{margin:calc(1em + 2px) 0;}"
    )


def test_a_bundle_has_another_name_if_an_import_changes(tmp_path):
    before = prepare(tmp_path / "before", SHEETS)
    after = prepare(tmp_path / "after", SHEETS | {"css/ink.css": "p { color: navy; }"})

    assert "p{color:navy;}" in (tmp_path / "after" / after["css/page.css"]).read_text()
    assert before["css/page.css"] != after["css/page.css"]
    assert before["css/paper.css"] == after["css/paper.css"]


def prepare(folder: Path, sheets: dict[str, str]) -> dict[str, str]:
    """Store the sheets in `folder` as collectstatic does; return their hashed names."""
    source = StaticFilesStorage(folder / "source", base_url="/static/")
    storage = JoinedStaticFilesStorage(folder, base_url="/static/")
    for name, css in sheets.items():
        for path in (folder / "source" / name, folder / name):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(css)
    done = list(storage.post_process({name: (source, name) for name in sheets}))
    assert not any(isinstance(outcome, Exception) for _name, _hashed, outcome in done)
    paths: dict[str, str] = json.loads((folder / "staticfiles.json").read_text())["paths"]
    return paths
