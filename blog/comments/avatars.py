"""A generated avatar for each commenter, drawn from a hash of their name and email."""

from functools import lru_cache

from django.utils.crypto import salted_hmac

SIZE = 5
MIN_FILLED = 6  # of an avatar's 15 bits


@lru_cache(maxsize=4096)
def avatar_path(name: str, email: str) -> str:
    """Return the avatar as an SVG path in a square of SIZE.

    The same name and email give the same avatar. The email cannot be recovered from it: it shows
    15 bits of a hash keyed with the blog's secret key.
    """
    identity = f"{name.strip().casefold()}\0{email.strip().lower()}"
    digest = salted_hmac("blog.comments.face", identity, algorithm="sha256").digest()
    bits = int.from_bytes(digest[:2]) & 0x7FFF
    if bits.bit_count() < MIN_FILLED:
        bits = ~bits
    return "".join(_row(y, bits >> 3 * y & 0b111) for y in range(SIZE))


def _row(y: int, bits: int) -> str:
    """Draw a symmetric row. Its three bits are the edge, the next cell and the middle."""
    edge, side, middle = (bits >> 2 & 1, bits >> 1 & 1, bits & 1)
    cells = "".join(map(str, (edge, side, middle, side, edge)))
    return "".join(f"M{x} {y}h{length}" for x, length in _runs(cells))


def _runs(cells: str) -> list[tuple[int, int]]:
    """Return the start and length of each run of ones."""
    runs = []
    at = 0
    while (start := cells.find("1", at)) >= 0:
        at = (cells + "0").index("0", start)
        runs.append((start, at - start))
    return runs
