"""The bytes of an XML file as text, whatever encoding it claims, without forbidden characters."""

import codecs
import re
from collections.abc import Iterator
from typing import IO

from blog.imports.readers.xml.repairs import Repairs

CHUNK = 262_144
_HEAD = 1_024
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']""")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0?\0", "utf-16-le"),
    (b"\0<\0?", "utf-16-be"),
)
_STRAY = re.compile("[\udc80-\udcff]+")  # bytes that are not of the encoding
_FORBIDDEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]+")


def decoded(file: IO[bytes], repairs: Repairs) -> Iterator[str]:
    """Yield the text of the file in parts.

    Bytes that are not of the encoding are read as Windows-1252, which is what they are in exports
    of blogs that changed their encoding. Characters that XML forbids are left out.
    """
    decoder = codecs.getincrementaldecoder(_encoding_of(file, repairs))("surrogateescape")
    line = 1
    is_last = False
    while not is_last:
        data = file.read(CHUNK)
        is_last = not data
        text = decoder.decode(data, final=is_last)
        yield _without_forbidden(_without_stray(text, repairs, line), repairs, line)
        line += text.count("\n")


def _encoding_of(file: IO[bytes], repairs: Repairs) -> str:
    head = file.read(_HEAD)
    file.seek(0)
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    found = _DECLARED.match(head)
    declared = found[1].decode("ascii").lower() if found else "utf-8"
    if declared in {"utf-8", "utf8"}:
        return "utf-8"
    if not _is_known(declared):
        repairs.add(f"The encoding “{declared}” is unknown; the file was read as UTF-8.", line=1)
        return "utf-8"
    if _is_utf_8(file):
        repairs.add(f"The file claims to be {declared}, but is UTF-8 and was read as that.", line=1)
        return "utf-8"
    return declared


def _is_known(encoding: str) -> bool:
    try:
        b"<".decode(encoding)
    except LookupError:
        return False
    except UnicodeError:
        return True  # of more than a byte
    return True


def _is_utf_8(file: IO[bytes]) -> bool:
    """Return whether the whole file is UTF-8, and more than ASCII."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    is_ascii = True
    try:
        while data := file.read(CHUNK):
            is_ascii = is_ascii and data.isascii()
            decoder.decode(data)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    finally:
        file.seek(0)
    return not is_ascii


def _without_stray(text: str, repairs: Repairs, line: int) -> str:
    found = _STRAY.search(text)
    if found is None:
        return text
    repairs.add(
        "Bytes that are not of the file’s encoding were read as Windows-1252.",
        line=line + text.count("\n", 0, found.start()),
        count=sum(len(run) for run in _STRAY.findall(text)),
    )
    return _STRAY.sub(_read_otherwise, text)


def _read_otherwise(stray: re.Match[str]) -> str:
    """Return the bytes as Windows-1252, or as the halves of a character that Java wrote as two."""
    data = stray[0].encode("ascii", "surrogateescape")
    try:
        halves = data.decode("utf-8", "surrogatepass")
        return halves.encode("utf-16", "surrogatepass").decode("utf-16")
    except UnicodeError:
        return data.decode("cp1252", "replace")


def _without_forbidden(text: str, repairs: Repairs, line: int) -> str:
    found = _FORBIDDEN.search(text)
    if found is None:
        return text
    repairs.add(
        "Control characters were left out.",
        line=line + text.count("\n", 0, found.start()),
        count=sum(len(run) for run in _FORBIDDEN.findall(text)),
    )
    return _FORBIDDEN.sub("", text)
