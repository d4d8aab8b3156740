"""Credits travel: what a picture says about its maker and its license fills its fields."""

import struct
from io import BytesIO

import pytest
from PIL import Image

from blog.media.credits import Credits, read_credits
from blog.media.uploading import store_picture
from blog.site.licenses import License

XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
  xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
  xmlns:cc="http://creativecommons.org/ns#"
  xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/">
  <rdf:Description rdf:about="" {attributes}>{elements}</rdf:Description></rdf:RDF></x:xmpmeta>"""
CREATORS = "<dc:creator><rdf:Seq><rdf:li>Ann Lee</rdf:li><rdf:li>Bo</rdf:li></rdf:Seq></dc:creator>"


def xmp(elements: str = "", attributes: str = "") -> bytes:
    return XMP.format(elements=elements, attributes=attributes).encode()


def iptc(**values: str) -> bytes:
    """Return Photoshop's block of IPTC data, as JPEG files have it."""
    numbers = {"byline": 80, "credit": 110, "copyright": 116}
    data = b"".join(
        b"\x1c\x02" + bytes([numbers[name]]) + struct.pack(">H", len(text.encode())) + text.encode()
        for name, text in values.items()
    )
    padded = data + b"\0" * (len(data) % 2)
    return b"Photoshop 3.0\x00" + b"8BIM\x04\x04\x00\x00" + struct.pack(">I", len(data)) + padded


def jpeg(*, packet: bytes = b"", photoshop: bytes = b"", exif: Image.Exif | None = None) -> BytesIO:
    file = BytesIO()
    options = {"exif": exif} if exif else {}
    Image.new("RGB", (40, 30), (90, 40, 20)).save(file, "JPEG", xmp=packet, **options)
    content = file.getvalue()
    if photoshop:
        segment = b"\xff\xed" + struct.pack(">H", len(photoshop) + 2) + photoshop
        content = content[:2] + segment + content[2:]
    return BytesIO(content)


def credits_of(**parts: object) -> Credits:
    with Image.open(jpeg(**parts)) as image:
        return read_credits(image)


@pytest.mark.parametrize(
    ("parts", "credits"),
    [
        ({"packet": xmp(CREATORS)}, Credits("Ann Lee, Bo")),
        (
            {"packet": xmp(CREATORS, 'photoshop:Credit="City archive"')},
            Credits("Ann Lee, Bo / City archive"),
        ),
        ({"photoshop": iptc(byline="Łucja", credit="Archive")}, Credits("Łucja / Archive")),
        (
            {"photoshop": iptc(copyright="© Rosa. All rights reserved")},
            Credits("© Rosa. All rights reserved", License.ALL_RIGHTS_RESERVED),
        ),
        ({"packet": xmp(CREATORS), "photoshop": iptc(byline="Other")}, Credits("Ann Lee, Bo")),
        ({}, Credits()),
        ({"packet": b"<not xml"}, Credits()),
    ],
)
def test_creator_and_credit_are_read(parts, credits):
    assert credits_of(**parts) == credits


@pytest.mark.parametrize(
    ("statement", "license"),
    [
        ("https://creativecommons.org/licenses/by-sa/4.0/", License.CC_BY_SA),
        ("http://creativecommons.org/licenses/by/4.0/legalcode", License.CC_BY),
        ("https://creativecommons.org/licenses/by/2.0/", ""),
        ("https://creativecommons.org/publicdomain/zero/1.0/", License.CC0),
        ("https://creativecommons.org/publicdomain/mark/1.0/", License.PUBLIC_DOMAIN),
        ("https://example.org/", ""),
    ],
)
def test_the_license_is_that_of_its_url(statement, license):
    attributes = f'xmpRights:WebStatement="{statement}"'
    assert credits_of(packet=xmp(attributes=attributes)).license == license


def test_exif_names_the_maker_last():
    exif = Image.Exif()
    exif[0x013B], exif[0x8298] = "Camera owner", "Public domain"
    assert credits_of(exif=exif) == Credits("Camera owner", License.PUBLIC_DOMAIN)


def test_xmp_that_names_a_file_of_the_server_gets_nothing():
    packet = b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>" + xmp(
        "<dc:creator>&a;</dc:creator>"
    )
    assert credits_of(packet=packet) == Credits()


@pytest.mark.django_db
def test_they_fill_the_fields_and_are_removed_from_the_file():
    file = jpeg(packet=xmp(CREATORS), photoshop=iptc(copyright="Public domain"))
    picture = store_picture(file, name="a.jpg", alt="A river")
    assert (picture.credit, picture.license) == ("Ann Lee, Bo", License.PUBLIC_DOMAIN)
    with picture.file.open() as content, Image.open(content) as stored:
        assert read_credits(stored) == Credits()


@pytest.mark.django_db
def test_what_is_typed_comes_first():
    file = jpeg(packet=xmp(CREATORS))
    picture = store_picture(file, name="a.jpg", alt="A river", credit="As typed", license="")
    assert (picture.credit, picture.license) == ("As typed", "")
