import io

import pytest

from blog.imports.readers.xml.decoding import decoded
from blog.imports.readers.xml.repairs import Repairs


def decode(data: bytes) -> tuple[str, list[str]]:
    repairs = Repairs()
    text = "".join(decoded(io.BytesIO(data), repairs))
    return text, [f"{repair.line}: {repair}" for repair in repairs.all()]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "iso-8859-1", "utf-8-sig"])
def test_declared_encodings_are_read(encoding):
    declared = encoding.removesuffix("-sig").removesuffix("-le")
    text = f"<?xml version='1.0' encoding='{declared}'?><r>é</r>"
    assert decode(text.encode(encoding)) == (text, [])


def test_bytes_of_another_encoding_are_read_as_windows_1252_and_named():
    assert decode("<r>\n“é” x ç</r>".encode("cp1252")) == (
        "<r>\n“é” x ç</r>",
        ["2: Bytes that are not of the file’s encoding were read as Windows-1252. (4 times)"],
    )


def test_characters_written_as_two_halves_are_joined():
    halves = "😀".encode("utf-16-be")
    pair = "".join(chr(int.from_bytes(halves[at : at + 2], "big")) for at in (0, 2))
    assert decode(pair.encode("utf-8", "surrogatepass"))[0] == "😀"


def test_a_file_that_claims_another_encoding_is_read_as_what_it_is():
    text = "<?xml version='1.0' encoding='iso-8859-1'?><r>é</r>"
    assert decode(text.encode()) == (
        text,
        ["1: The file claims to be iso-8859-1, but is UTF-8 and was read as that."],
    )


def test_an_unknown_encoding_is_named():
    text = "<?xml version='1.0' encoding='x-klingon'?><r>é</r>"
    assert decode(text.encode()) == (
        text,
        ["1: The encoding “x-klingon” is unknown; the file was read as UTF-8."],
    )


def test_forbidden_characters_are_left_out_and_counted():
    assert decode(b"<r>\n\n1\0\x0b2\x1f3\xef\xbf\xbf</r>") == (
        "<r>\n\n123</r>",
        ["3: Control characters were left out. (4 times)"],
    )
