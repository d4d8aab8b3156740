"""Punctuation where two marks would meet."""

_ENDS = ".!?…:;。？！؟।"
_CLOSING = "”’»“\"')]}」』"


def with_period(text: str) -> str:
    """Return the text as a sentence: with a period, unless a mark ends it already.

    >>> with_period("Li Na; Mo D.")
    'Li Na; Mo D.'
    """
    return f"{text}{period_after(text)}"


def period_after(text: str) -> str:
    """Return the period that ends the text; "" if it is empty or has a mark at its end."""
    ends = text.rstrip().rstrip(_CLOSING)[-1:]
    return "" if ends in _ENDS else "."
