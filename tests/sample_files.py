"""Small files of every format of the library, made by hand."""

import struct
import zipfile
from io import BytesIO

CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Rosa</dc:creator>'
    "<cp:lastModifiedBy>Karl</cp:lastModifiedBy></cp:coreProperties>"
)


def pdf(*pages: str, catalog: str = "") -> bytes:
    """Return a PDF with a line of text on each page; `catalog` is added to its catalog."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, text in enumerate(pages):
        stream = f"BT /F1 24 Tf 40 700 Td ({text}) Tj ET"
        objects += [
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * number} 0 R >>",
            f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        ]
    content, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(content))
        content += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    trailer = (
        f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(content)}\n%%EOF"
    )
    return content + (end + trailer).encode()


SCRIPT = "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"


def archive(**parts: str | bytes) -> bytes:
    """Return a ZIP archive; in the names of parts, __ is a slash and _dot_ a dot."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in parts.items():
            # a ZipInfo has a date of its own, so that the same parts are the same bytes
            entry = zipfile.ZipInfo(name.replace("__", "/").replace("_dot_", "."))
            packed.writestr(entry, part, zipfile.ZIP_DEFLATED)
    return content.getvalue()


def docx(**more: str | bytes) -> bytes:
    parts = {"[Content_Types]_dot_xml": "<Types/>", "word__document_dot_xml": "<document/>"}
    return archive(**parts, docProps__core_dot_xml=CORE, **more)


def epub() -> bytes:
    return archive(mimetype="application/epub+zip", content_dot_opf="<package/>")


def box(name: bytes, *parts: bytes) -> bytes:
    content = b"".join(parts)
    return struct.pack(">I", len(content) + 8) + name + content


def mp4(*, seconds: int = 83, width: int = 640, height: int = 360, place: bool = False) -> bytes:
    """Return a film without any picture in it, but with all that says how long and large it is."""
    header = box(b"mvhd", bytes(12), struct.pack(">II", 1000, seconds * 1000), bytes(80))
    track = box(b"trak", box(b"tkhd", bytes(76), struct.pack(">HxxHxx", width, height)))
    where = box(b"udta", box(b"\xa9xyz", b"\x00\x12\x15\xc7+52.5200+013.4050/")) if place else b""
    return box(b"ftyp", b"isom", bytes(4), b"isom") + box(b"moov", header, track, where)


def ebml(name: int, content: bytes) -> bytes:
    return (
        name.to_bytes((name.bit_length() + 7) // 8, "big")
        + struct.pack(">Q", len(content) | 1 << 56)
        + content
    )


def webm(*, seconds: float = 83) -> bytes:
    head = ebml(0x1A45DFA3, ebml(0x4282, b"webm"))
    info = ebml(
        0x1549A966,
        ebml(0x2AD7B1, (1_000_000).to_bytes(3, "big"))
        + ebml(0x4489, struct.pack(">d", seconds * 1000)),
    )
    video = ebml(0xE0, ebml(0xB0, struct.pack(">H", 320)) + ebml(0xBA, struct.pack(">H", 180)))
    tracks = ebml(0x1654AE6B, ebml(0xAE, video))
    return head + ebml(0x18538067, info + tracks)


def wav(*, seconds: int = 2) -> bytes:
    data = bytes(8000 * seconds)
    form = struct.pack("<HHIIHH", 1, 1, 8000, 8000, 1, 8)
    content = (
        b"WAVEfmt " + struct.pack("<I", 16) + form + b"data" + struct.pack("<I", len(data)) + data
    )
    return b"RIFF" + struct.pack("<I", len(content)) + content


def mp3(*, frames: int = 50) -> bytes:
    """Return frames of 128 kbit/s at 44,100 Hz, of 1,152 samples each."""
    return (b"\xff\xfb\x90\x00" + bytes(413)) * frames


def ogg_page(content: bytes, *, granule: int = 0, kind: int = 2) -> bytes:
    head = b"OggS\x00" + bytes([kind]) + struct.pack("<qIIIB", granule, 7, 0, 0, 1)
    return head + bytes([len(content)]) + content


def opus(*, seconds: int = 3) -> bytes:
    head = b"OpusHead\x01\x01" + struct.pack("<HIhB", 0, 48_000, 0, 0)
    tags = b"OpusTags" + struct.pack("<I", 0) + struct.pack("<I", 0)
    return (
        ogg_page(head)
        + ogg_page(tags, kind=0)
        + ogg_page(b"\x00" * 20, granule=48_000 * seconds, kind=4)
    )


VTT = """WEBVTT

00:00.000 --> 00:02.000
Good evening.

01:23.000 --> 01:25.000
<v Rosa>We walked.
"""
SRT = """1
00:00:00,000 --> 00:00:02,000
Good evening.

2
00:01:23,000 --> 00:01:25,500
<i>We</i> walked.
"""
