"""Exports to import: small ones of every system, and Takeout with a picture in its albums."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.factories import picture_file
from tests.internet import authority, internet

__all__ = ["authority", "internet"]

SAMPLES = Path(__file__).parents[1] / "samples" / "imports"
TAKEOUT = SAMPLES / "takeout.atom"


@pytest.fixture
def takeout(tmp_path: Path) -> Path:
    """The ZIP file of Takeout: `pier+one.jpg` is in the albums, `lost.png` is not."""
    path = tmp_path / "takeout.zip"
    with ZipFile(path, "w") as file:
        file.write(TAKEOUT, "Takeout/Blogger/Blogs/Tides/feed.atom")
        file.writestr("Takeout/Blogger/Albums/Tides/pier_2Bone(1).jpg", picture_file().getvalue())
    return path
