"""Mending an entry that breaks BibTeX's rules but whose meaning is clear."""

import re

MAX_LENGTH = 50_000  # of an entry that is mended
_NO_KEY = re.compile(r"(@\w+\s*[{(])\s*(?=[\w:-]+\s*=)")
_NO_COMMA_AFTER_KEY = re.compile(r"(@\w+\s*[{(]\s*[^\s,={}\"]+)\s+(?=[\w:-]+\s*=)")
_TOKENS = re.compile(r"\\.|[{}\",]|[^\\{}\",]+|\\", re.DOTALL)
_FIELD = re.compile(r"[\s;]*([a-zA-Z][\w:-]*\s*=)")

NO_KEY = "It has no key; a key was made."
COMMA_AFTER_KEY = "The comma after its key was missing."
STRAY_COMMA = "A stray comma was left out."
COMMA_BETWEEN = "A comma was missing between two fields."


def mended(raw: str) -> tuple[str, tuple[str, ...]]:
    """Return the entry with a place for its key and one comma between fields, and remarks."""
    if len(raw) > MAX_LENGTH:
        return raw, ()
    remarks: dict[str, None] = {}
    for pattern, remark in ((_NO_KEY, NO_KEY), (_NO_COMMA_AFTER_KEY, COMMA_AFTER_KEY)):
        if pattern.match(raw):
            raw = pattern.sub(r"\1, ", raw, count=1)
            remarks[remark] = None
    pieces: list[str] = []
    fields = _Fields()
    for token in _TOKENS.findall(raw):
        before, remark = fields.read(token)
        pieces.append(before)
        if remark:
            remarks[remark] = None
    return "".join(pieces), tuple(remarks)


class _Fields:
    """Where a token stands: within braces, within quotation marks, after a comma or a value."""

    def __init__(self) -> None:
        self._depth = 0
        self._is_quoted = False
        self._last = ""  # the last token between fields: a comma, the end of a value, or text

    def read(self, token: str) -> tuple[str, str]:
        """Return the token as it must be, and a remark if it is changed."""
        if self._is_between:
            if token == "," and self._last == ",":
                return "", STRAY_COMMA
            if self._last in {"}", '"'} and (field := _FIELD.match(token)):
                self._last = token
                return f", {token[field.start(1) :]}", COMMA_BETWEEN
        self._go_on(token)
        return token, ""

    @property
    def _is_between(self) -> bool:
        return self._depth == 1 and not self._is_quoted

    def _go_on(self, token: str) -> None:
        if token == '"' and self._depth == 1:
            self._is_quoted = not self._is_quoted
        elif token in {"{", "}"}:
            self._depth += 1 if token == "{" else -1
        if self._is_between and not token.isspace():
            self._last = token
