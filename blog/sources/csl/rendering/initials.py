"""Given names as initials."""

import re

_PIECE = re.compile(r"(?P<before>(?:<[^>]+>)*)(?P<name>[^<]*)(?P<after>(?:</?[^>]+>)*)$")
_LONGEST_ABBREVIATION = 3  # such as "Ph."


def initialized(given: str, *, mark: str, keeps_hyphen: bool) -> str:
    """Return "J.-P. K." for "Jean-Paul Karl", with `mark` after each initial."""
    return _Writing(mark, keeps_hyphen=keeps_hyphen, shortens=True).text_of(given)


def normalized(given: str, *, mark: str, keeps_hyphen: bool) -> str:
    """Return the given names with `mark` after what is an initial or abbreviated already."""
    return _Writing(mark, keeps_hyphen=keeps_hyphen, shortens=False).text_of(given)


class _Writing:
    def __init__(self, mark: str, *, keeps_hyphen: bool, shortens: bool) -> None:
        self._mark = mark
        self._keeps_hyphen = keeps_hyphen
        self._shortens = shortens

    def text_of(self, given: str) -> str:
        text, was_short, hyphen = "", False, ""
        spaced = re.sub(r"\.(?=[^\s.\-<])", ". ", given)
        for piece in re.split(r"\s+|(?=-)|(?<=-)", spaced):
            if piece in ("", "-"):
                hyphen = piece or hyphen
                continue
            short = self._short(piece)
            if hyphen and was_short and self._shortens and piece[0].islower():
                hyphen = ""  # Guo-ping is one name
                continue
            if text:
                text = self._joint(text, hyphen, both_short=was_short and short is not None)
            text += piece if short is None else short
            was_short, hyphen = short is not None, ""
        return text.rstrip()

    def _joint(self, text: str, hyphen: str, *, both_short: bool) -> str:
        """Return the text with what goes before the next name."""
        if hyphen and (self._keeps_hyphen or not both_short):
            return f"{text.rstrip()}-"
        return text if both_short or hyphen else f"{text.rstrip()} "

    def _short(self, piece: str) -> str | None:
        """Return the initial with the mark; None for a name that stays in full."""
        match = _PIECE.match(piece)
        if match is None or not (initial := self._initial(match["name"])):
            return None
        mark = self._mark
        if match["after"]:
            bare = mark.rstrip()
            return f"{match['before']}{initial}{bare}{match['after']}{mark[len(bare) :]}"
        return f"{match['before']}{initial}{mark}"

    def _initial(self, name: str) -> str:
        bare = name.rstrip(".")
        if not bare or not bare[0].isupper():
            return ""
        is_abbreviated = name.endswith(".") and (
            not self._shortens or len(bare) <= _LONGEST_ABBREVIATION
        )
        if len(bare) == 1 or is_abbreviated:
            return bare
        if not self._shortens:
            return ""
        return _capitals(bare) or bare[0]


def _capitals(name: str) -> str:
    """Return "Ts" for "TSerendorj", which begins with several capitals."""
    length = next((place for place, letter in enumerate(name) if not letter.isupper()), 0)
    return name[0] + name[1:length].lower() if length > 1 else ""
