"""A file is what its content says, whatever its name, and what could harm is refused."""

import contextlib
import struct
import zipfile
from io import BytesIO

import pytest
from PIL import Image

from blog.media.files.archives import MAX_ENTRIES
from blog.media.files.inspecting import FileRefused, Inspection, inspect
from tests import sample_files as samples


def inspected(content: bytes, name: str = "file") -> Inspection:
    return inspect(BytesIO(content), name=name, size=len(content))


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (samples.pdf("Hello"), Inspection("pdf")),
        (samples.epub(), Inspection("epub")),
        (samples.archive(a=b"b"), Inspection("zip")),
        (samples.archive(mimetype="application/vnd.oasis.opendocument.text"), Inspection("odt")),
        (samples.mp4(), Inspection("mp4", 83, 640, 360)),
        (samples.mp4(width=0, height=0), Inspection("m4a", 83)),
        (samples.webm(), Inspection("webm", 83, 320, 180)),
        (samples.wav(), Inspection("wav", 2)),
        (samples.opus(), Inspection("opus", 3)),
    ],
    ids=lambda value: value.format if isinstance(value, Inspection) else "",
)
def test_the_content_decides_and_tells_the_length(content, found):
    assert inspected(content, "harmless.txt") == found


def test_the_length_of_an_mp3_is_that_of_its_frames():
    found = inspected(samples.mp3())
    assert (found.format, round(found.duration, 1)) == ("mp3", 1.3)


@pytest.mark.parametrize(
    ("name", "content", "format"),
    [
        ("data.csv", "name,town\nŁucja,Łódź\n".encode(), "csv"),
        ("data.tsv", b"a\tb\n", "tsv"),
        ("data.json", b'\xef\xbb\xbf {"a": [1]}', "json"),
    ],
)
def test_plain_data_is_text_with_the_name_of_its_format(name, content, format):
    assert inspected(content, name) == Inspection(format)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("image.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "scripts"),
        ("data.csv", b"  <!DOCTYPE html><script>alert(1)</script>", "scripts"),
        ("data.json", b"<?xml version='1.0'?><svg/>", "scripts"),
        ("paper.pdf", b"MZ\x90\x00" + samples.pdf("Hello"), "not accepted"),
        ("paper.pdf", b"<html>" + samples.pdf("Hello"), "scripts"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "macros"),
        ("macros.docx", samples.docx(word__vbaProject_dot_bin=b"x"), "macros"),
        ("film.mov", samples.box(b"ftyp", b"qt  "), "MP4 or WebM"),
        ("film.mkv", samples.ebml(0x1A45DFA3, samples.ebml(0x4282, b"matroska")), "MP4 or WebM"),
        ("data.csv", b"a,b\x00\n", "not plain text"),
        ("data.csv", b"caf\xe9", "UTF-8"),
        ("data.json", b"hello", "JSON"),
        ("broken.zip", samples.archive(a=b"b")[:-30], "damaged"),
        ("setup.exe", b"MZ" + bytes(100), "not accepted"),
        ("sound.mp3", b"\xff", "not accepted"),
    ],
)
def test_a_file_that_could_harm_or_is_damaged_is_refused_with_the_reason(name, content, reason):
    with pytest.raises(FileRefused, match=reason):
        inspected(content, name)


def test_a_polyglot_is_what_its_first_bytes_say():
    """A PDF with an archive behind it, or with HTML in it, is never served as either."""
    both = samples.pdf("Hello") + samples.archive(index_dot_html="<script>alert(1)</script>")
    assert inspected(both, "index.html") == Inspection("pdf")


def test_a_zip_bomb_is_refused():
    content = BytesIO()
    with (
        zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as packed,
        packed.open("0", "w") as part,
    ):
        for _megabyte in range(110):
            part.write(bytes(1024 * 1024))
    with pytest.raises(FileRefused, match="fill the disk"):
        inspected(content.getvalue())


def test_an_archive_whose_parts_overlap_is_refused():
    """As in the bombs that unpack to petabytes: every entry points to the same packed bytes."""
    content = samples.archive(a=b"abc" * 200)
    entry = content.index(b"PK\x01\x02")
    end = content.index(b"PK\x05\x06")
    many = content[entry:end] * 50
    tail = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 50, 50, len(many), entry, 0)
    with pytest.raises(FileRefused, match="fill the disk"):
        inspected(content[:entry] + many + tail)


def test_a_list_of_entries_that_fills_the_memory_is_refused_unread():
    content = samples.archive(a=b"b")
    end = content.index(b"PK\x05\x06")
    claimed = struct.pack("<I", 500 * 1024 * 1024)
    with pytest.raises(FileRefused, match="too many files"):
        inspected(content[: end + 12] + claimed + content[end + 16 :])


def test_an_archive_with_too_many_files_is_refused(monkeypatch):
    assert MAX_ENTRIES >= 10_000
    monkeypatch.setattr("blog.media.files.archives.MAX_ENTRIES", 2)
    with pytest.raises(FileRefused, match="too many files"):
        inspected(samples.archive(a=b"", b=b"", c=b""))
    assert inspected(samples.archive(a=b"", b=b"")).format == "zip"


def test_office_files_tell_who_wrote_them_and_where_their_photos_were_taken():
    photo = BytesIO()
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    Image.new("RGB", (8, 8)).save(photo, "JPEG", exif=exif)
    found = inspected(samples.docx(word__media__1_dot_jpg=photo.getvalue()))
    assert found.metadata == [
        ("Author", "Rosa"),
        ("Last edited by", "Karl"),
        ("Photos with the place they were taken", "1"),
    ]


def test_a_film_tells_that_it_names_the_place_of_recording():
    assert inspected(samples.mp4(place=True)).metadata == [
        ("Place of recording", "stored in the file")
    ]


@pytest.mark.parametrize("entity", ["<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"])
def test_metadata_that_names_a_file_of_the_server_gets_nothing(entity):
    core = f"{entity}<p xmlns:d='d'><d:creator>&a;</d:creator></p>"
    packed = samples.archive(
        **{"[Content_Types]_dot_xml": "", "word__a_dot_xml": "", "docProps__core_dot_xml": core}
    )
    assert inspected(packed) == Inspection("docx")


@pytest.mark.parametrize(
    "make", [samples.mp4, samples.webm, samples.mp3, samples.opus, samples.wav]
)
def test_a_recording_that_breaks_off_anywhere_is_read_as_far_as_it_goes(make):
    content = make()
    for length in range(64, min(len(content), 400), 7):
        with contextlib.suppress(FileRefused):
            assert inspected(content[:length]).duration >= 0


def test_a_film_with_endless_elements_is_read_for_a_bounded_time():
    endless = samples.box(b"ftyp", b"isom") + struct.pack(">I4s", 8, b"free") * 50_000
    assert inspected(endless).format in {"mp4", "m4a"}
