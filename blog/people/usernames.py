"""Usernames that look alike count as equal, so that nobody can pass for somebody else."""

import unicodedata

# Letters of other alphabets, and digits, that look like Latin letters.
LATIN = str.maketrans(
    "аеіјорсухѕһԁԛԝвкмнтгαεικνορτυχω01ł",
    "aeijopcyxshdqwbkmhtraeiknoptuxwoll",
)
PAIRS = (("rn", "m"), ("vv", "w"))


def looks_like(username: str, other: str) -> bool:
    """Return whether a reader could take one username for the other."""
    return bool(_shapes(username) & _shapes(other))


def _shapes(username: str) -> set[str]:
    """Return the username without case and marks; a capital I may also be meant as an l."""
    return {_shape(username), _shape(username.replace("I", "l"))}


def _shape(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold()).casefold()
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    shape = letters.translate(LATIN)
    for pair, letter in PAIRS:
        shape = shape.replace(pair, letter)
    return shape
