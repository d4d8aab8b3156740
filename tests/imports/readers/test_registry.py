from pathlib import Path

import pytest

from blog.imports.readers.registry import read, recognize
from blog.imports.records import ExportRefused

SAMPLES = Path(__file__).parents[2] / "samples" / "imports"


@pytest.mark.parametrize(
    ("file", "name"), [("takeout.atom", "blogger"), ("blogger.xml", "blogger")]
)
def test_an_export_is_recognized(file, name):
    assert recognize(SAMPLES / file).name == name


def test_a_reader_can_be_named():
    assert recognize(SAMPLES / "takeout.atom", name="blogger").title == "Blogger"


def test_other_files_are_refused(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("nothing", "utf-8")
    with pytest.raises(ExportRefused, match=r"notes\.txt is not an export that Ibid knows"):
        list(read(path))
