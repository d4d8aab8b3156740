"""The XHTML namespace, and text that XML can contain."""

import re

XHTML = "http://www.w3.org/1999/xhtml"

# Characters that XML cannot contain, not even escaped.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def xml_text(text: str) -> str:
    """Return `text` without the characters that XML cannot contain."""
    return _FORBIDDEN.sub("", text)
