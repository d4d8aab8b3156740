"""Making the archive from a folder of CSL files: `make styles`.

The folder is that of the CSL project's repository: its files, and those of `dependent/`.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZipFile, ZipInfo

from blog.sources.styles.published.archive import FILE, INDEX, RENAMED, PublishedStyle
from blog.sources.styles.published.finding import terms_of

CSL = "{http://purl.org/net/xbiblio/csl}"
MEMBER_SIZE = 400_000  # decompressed in 2 ms
LICENSE = "http://creativecommons.org/licenses/by-sa/3.0/"


class UnlicensedStyle(ValueError):
    """The style is not under the license that NOTICE states."""


def build_archive(folder: Path, *, origin: str, to: Path = FILE) -> int:
    """Write the archive of the folder's styles with its origin; return how many there are."""
    styles: list[PublishedStyle] = []
    with ZipFile(to, "w") as archive:
        archive.comment = origin.encode()
        for kind, files in _kinds(folder):
            for number, together in enumerate(_members(files)):
                member = f"{kind}/{number:03d}.csl"
                styles += _entries(together, member=member)
                data = b"".join(file.read_bytes() for file in together)
                archive.writestr(_info(member), data, ZIP_LZMA)
        styles.sort(key=lambda style: (style.terms, style.name))
        index = "".join(f"{style.to_line()}\n" for style in styles)
        archive.writestr(_info(INDEX), index, ZIP_DEFLATED, 9)
        archive.writestr(_info(RENAMED), _renamed(folder), ZIP_DEFLATED, 9)
    return len(styles)


def _kinds(folder: Path) -> Iterator[tuple[str, list[Path]]]:
    yield "independent", sorted(folder.glob("*.csl"))
    yield "dependent", sorted(folder.glob("dependent/*.csl"))


def _members(files: Iterable[Path]) -> Iterator[list[Path]]:
    """Yield the files that go into a member together."""
    together: list[Path] = []
    size = 0
    for file in files:
        if together and size + file.stat().st_size > MEMBER_SIZE:
            yield together
            together, size = [], 0
        together.append(file)
        size += file.stat().st_size
    if together:
        yield together


def _entries(files: Iterable[Path], *, member: str) -> Iterator[PublishedStyle]:
    start = 0
    for file in files:
        size = file.stat().st_size
        yield _entry(file, member=member, start=start, size=size)
        start += size


def _entry(file: Path, *, member: str, start: int, size: int) -> PublishedStyle:
    from lxml import etree  # noqa: PLC0415  only the build needs it

    root = etree.fromstring(file.read_bytes())
    info = root.find(f"{CSL}info")
    rights = info.find(f"{CSL}rights")
    if rights is None or rights.get("license") != LICENSE:
        raise UnlicensedStyle(file.name)
    title = _text(info, "title")
    other = (_text(info, name) for name in ("title-short", "issn", "eissn"))
    categories = info.findall(f"{CSL}category")
    return PublishedStyle(
        name=file.stem,
        terms=terms_of(title, *other, file.stem.replace("-", " ")),
        title=title,
        parent=_parent(info),
        format=next((f for e in categories if (f := e.get("citation-format"))), ""),
        fields=" ".join(sorted({f for e in categories if (f := e.get("field"))})),
        member=member,
        start=start,
        size=size,
    )


def _text(info: Any, name: str) -> str:
    return " ".join((info.findtext(f"{CSL}{name}") or "").split())


def _parent(info: Any) -> str:
    links = info.iterfind(f"{CSL}link[@rel='independent-parent']")
    return next((link.get("href").rpartition("/")[2] for link in links), "")


def _renamed(folder: Path) -> str:
    file = folder / "renamed-styles.json"
    renamed = json.loads(file.read_text("utf-8")) if file.exists() else {}
    return json.dumps(renamed, ensure_ascii=False, sort_keys=True)


def _info(name: str) -> ZipInfo:
    """Return a member that is the same whenever it is made."""
    return ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))


if __name__ == "__main__":
    source, version = sys.argv[1:]
    print(f"{build_archive(Path(source), origin=version)} styles in {FILE.name}")  # noqa: T201
