"""How static files are kept."""

import json
from pathlib import Path

from django.contrib.staticfiles.storage import StaticFilesStorage

from config.static_files import JoinedStaticFilesStorage, joined_sheet

SHEETS = {
    "css/page.css": '/* All of it. */\n@import url("ink.css");\n@import url("paper.css");\n',
    "css/ink.css": "/* What\n is said. */\n@layer base {\n  p:is(.a, .b) a { color: black; }\n}\n",
    "css/paper.css": "body { margin: calc(1em + 2px) 0; }\n",
}


def test_a_sheet_of_imports_becomes_one_without_remarks():
    assert joined_sheet("css/page.css", SHEETS.__getitem__) == (
        "@layer base{p:is(.a,.b) a{color:black;}}body{margin:calc(1em + 2px) 0;}"
    )


def test_a_prepared_sheet_has_another_name_when_one_it_imports_changes(tmp_path):
    before = prepare(tmp_path / "before", SHEETS)
    after = prepare(tmp_path / "after", SHEETS | {"css/ink.css": "p { color: navy; }"})

    assert "p{color:navy;}" in (tmp_path / "after" / after["css/page.css"]).read_text()
    assert before["css/page.css"] != after["css/page.css"]
    assert before["css/paper.css"] == after["css/paper.css"]


def prepare(folder: Path, sheets: dict[str, str]) -> dict[str, str]:
    """Sheets kept in `folder` as collecting them does; gives their hashed names."""
    source = StaticFilesStorage(folder / "source", base_url="/static/")
    kept = JoinedStaticFilesStorage(folder, base_url="/static/")
    for name, words in sheets.items():
        for place in (folder / "source" / name, folder / name):
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(words)
    done = list(kept.post_process({name: (source, name) for name in sheets}))
    assert not any(isinstance(outcome, Exception) for _name, _kept, outcome in done)
    paths: dict[str, str] = json.loads((folder / "staticfiles.json").read_text())["paths"]
    return paths
