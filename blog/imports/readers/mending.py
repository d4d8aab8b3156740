"""Mending the text of XML before it is parsed.

After the first error, a parser that recovers drops every entity that follows. So no error may come
of a character that XML forbids, of a bare ampersand or of an entity of HTML.
"""

import re
from html.entities import html5

BEGIN, END = "<![CDATA[", "]]>"
LONGEST_TOKEN = 34  # the longest name of an entity, with "&" and ";"
_FORBIDDEN = dict.fromkeys(
    [*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF]
)
_BEGUN = re.compile(r"(&[#\w]*|<!?\[?C?D?A?T?A?|\]{1,2})\Z")
_AMPERSAND = re.compile(r"&(?:#([0-9]{1,7}|[xX][0-9a-fA-F]{1,6});|(\w{2,32};))?")


class Mender:
    """Mends text that comes in parts; `repairs` counts the characters and ampersands mended."""

    def __init__(self) -> None:
        self.repairs = 0
        self._rest = ""
        self._is_in_section = False

    def feed(self, text: str) -> str:
        """Return the mended text; a token that the next part may continue is kept back."""
        text = self._rest + text
        begun = _BEGUN.search(text, max(len(text) - LONGEST_TOKEN, 0))
        cut = begun.start() if begun else len(text)
        self._rest = text[cut:]
        return self._mend(text[:cut])

    def close(self) -> str:
        """Return what was kept back."""
        rest, self._rest = self._rest, ""
        return self._mend(rest)

    def _mend(self, text: str) -> str:
        mended = []
        while text:
            mark = END if self._is_in_section else BEGIN
            part, found, text = text.partition(mark)
            mended.append(self._allowed(part) if self._is_in_section else self._escaped(part))
            mended.append(found)
            if found:
                self._is_in_section = not self._is_in_section
        return "".join(mended)

    def _allowed(self, text: str) -> str:
        allowed = text.translate(_FORBIDDEN)
        self.repairs += len(text) - len(allowed)
        return allowed

    def _escaped(self, text: str) -> str:
        return _AMPERSAND.sub(self._reference, self._allowed(text))

    def _reference(self, found: re.Match[str]) -> str:
        """Return the character reference that means the same, which is never dropped."""
        number, name = found[1], found[2]
        if name in html5:
            return "".join(f"&#{ord(letter)};" for letter in html5[name])
        code = -1
        if number:
            code = int(number[1:], 16) if number[0] in "xX" else int(number)
        if code >= 0 and code not in _FORBIDDEN and code <= 0x10FFFF:
            return f"&#{code};"
        self.repairs += 1
        return "" if number else f"&#38;{found[0][1:]}"
