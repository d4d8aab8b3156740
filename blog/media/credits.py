"""What a picture says about its maker and its license, read before that is removed.

Photographers and archives write it as IPTC and as XMP; cameras write the maker as Exif.
"""

import re
from dataclasses import dataclass
from typing import cast

from lxml import etree
from PIL import Image, IptcImagePlugin
from PIL.ImageFile import ImageFile

from blog.site.licenses import License, license_url

MAX_XMP = 1024 * 1024
MAX_CREDIT = 300

_EXIF_ARTIST, _EXIF_COPYRIGHT = 0x013B, 0x8298
_IPTC_BYLINE, _IPTC_CREDIT, _IPTC_COPYRIGHT = (2, 80), (2, 110), (2, 116)
_CREATIVE_COMMONS = re.compile(
    r"creativecommons\.org/(?P<kind>licenses|publicdomain)/(?P<terms>[a-z-]+)/(?P<version>[\d.]+)"
)


@dataclass(frozen=True)
class Credits:
    """Who made a picture or holds it, and its license; "" if the picture does not say."""

    credit: str = ""
    license: str = ""


NO_CREDITS = Credits()


def read_credits(image: Image.Image) -> Credits:
    """Return what the picture says, XMP before IPTC before Exif."""
    exif, iptc, xmp = image.getexif(), _iptc(image), _xmp(image)
    creator = _first(xmp["creator"], iptc.get(_IPTC_BYLINE, ""), exif.get(_EXIF_ARTIST))
    credit = _first(xmp["Credit"], iptc.get(_IPTC_CREDIT, ""))
    rights = _first(xmp["rights"], iptc.get(_IPTC_COPYRIGHT, ""), exif.get(_EXIF_COPYRIGHT))
    holders = list(dict.fromkeys(filter(None, (creator, credit))))
    license = _license(xmp["license"], xmp["WebStatement"], xmp["UsageTerms"], rights)
    return Credits(" / ".join(holders or [rights])[:MAX_CREDIT], license)


def _first(*values: object) -> str:
    """Return the first value that is text, on one line."""
    texts = (" ".join(str(value or "").replace("\0", "").split()) for value in values)
    return next(filter(None, texts), "")


def _iptc(image: Image.Image) -> dict[tuple[int, int], str]:
    try:
        found = IptcImagePlugin.getiptcinfo(cast(ImageFile, image)) or {}
    except (SyntaxError, ValueError, KeyError, IndexError, OSError):
        return {}
    return {key: _decoded(value) for key, value in found.items()}


def _decoded(value: bytes | list[bytes]) -> str:
    parts = value if isinstance(value, list) else [value]
    return ", ".join(part.decode("utf-8", "replace") for part in parts)


def _xmp(image: Image.Image) -> dict[str, str]:
    """Return the elements and attributes of XMP that matter, by their local names."""
    found = dict.fromkeys(("creator", "Credit", "rights", "license", "WebStatement"), "")
    found["UsageTerms"] = ""
    packet = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    content = packet.encode() if isinstance(packet, str) else bytes(packet)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(content[:MAX_XMP].strip(b"\0 \n"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return found
    for element in root.iter(etree.Element):
        names = [(key, str(value)) for key, value in element.attrib.items()]
        for name, value in [(element.tag, _text(element)), *names]:
            local = etree.QName(str(name)).localname
            if local in found and value:
                found[local] = found[local] or value
    return found


def _text(element: etree._Element) -> str:
    """Return the text of an element, that of its items separated by commas."""
    items = [" ".join(str(text).split()) for text in element.itertext(etree.Element)]
    return ", ".join(filter(None, items))


def _license(*values: str) -> str:
    """Return the license that a value names by its URL, or "public domain" or "all rights"."""
    for value in values:
        if found := _CREATIVE_COMMONS.search(value):
            return _creative_commons(found)
    together = " ".join(values).casefold()
    if "public domain" in together:
        return License.PUBLIC_DOMAIN
    return License.ALL_RIGHTS_RESERVED if "all rights reserved" in together else ""


def _creative_commons(found: re.Match[str]) -> str:
    """Return the license of this URL; "" if it is another version than those offered."""
    if found["kind"] == "publicdomain":
        return License.CC0 if found["terms"] == "zero" else License.PUBLIC_DOMAIN
    url = f"/{found['terms']}/{found['version']}/"
    return next((value for value in License.values if url in license_url(value)), "")
