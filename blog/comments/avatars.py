"""A small ornament for each writer, made here from who they say they are."""

from functools import lru_cache

from django.utils.crypto import salted_hmac

SIZE = 5
FEWEST = 6  # of its bits that are black


@lru_cache(maxsize=4096)
def face_of(name: str, email: str) -> str:
    """The strokes of an SVG path, in a square of SIZE: the same for the same name and e-mail.

    Nobody can read the e-mail from it: it is mixed with the blog's secret, and 15 bits are left.
    """
    said = f"{name.strip().casefold()}\0{email.strip().lower()}"
    digest = salted_hmac("blog.comments.face", said, algorithm="sha256").digest()
    bits = int.from_bytes(digest[:2]) & 0x7FFF
    if bits.bit_count() < FEWEST:
        bits = ~bits
    return "".join(_row(y, bits >> 3 * y & 0b111) for y in range(SIZE))


def _row(y: int, bits: int) -> str:
    """One row, the same from both sides: its three bits are the edge, the next and the middle."""
    edge, side, middle = (bits >> 2 & 1, bits >> 1 & 1, bits & 1)
    cells = "".join(map(str, (edge, side, middle, side, edge)))
    return "".join(f"M{x} {y}h{length}" for x, length in _runs(cells))


def _runs(cells: str) -> list[tuple[int, int]]:
    """(where it begins, how long it is) of each run of ones."""
    runs = []
    at = 0
    while (start := cells.find("1", at)) >= 0:
        at = (cells + "0").index("0", start)
        runs.append((start, at - start))
    return runs
