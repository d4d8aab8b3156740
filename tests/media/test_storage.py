import errno

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage


class FullDisk(ContentFile):
    """Of which only the first part can be written."""

    def chunks(self, chunk_size=None):
        yield b"the first half"
        raise OSError(errno.ENOSPC, "No space left on device")


def files(folder="whole"):
    return default_storage.listdir(folder)[1]


def test_a_file_is_there_whole():
    assert default_storage.save("whole/a.png", ContentFile(b"all of it")) == "whole/a.png"

    assert files() == ["a.png"]
    with default_storage.open("whole/a.png") as file:
        assert file.read() == b"all of it"


def test_a_full_disk_leaves_no_half_of_a_file():
    with pytest.raises(OSError, match="No space left"):
        default_storage.save("whole/b.png", FullDisk(b""))

    assert not default_storage.exists("whole/b.png")
    assert [name for name in files() if name.startswith("b.")] == []
