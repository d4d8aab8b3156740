"""Near words, for a query that finds nothing: "Did you mean Khrushchev?"."""

import re
from collections.abc import Iterator

from django.db.models import Q
from django.db.models.functions import Length

from blog.search.models import SearchWord
from blog.search.vocabulary import MAX_LENGTH, MIN_LENGTH
from blog.text.words.distances import distance
from blog.text.words.folding import fold

MAX_OFFERED = 3
LONG = 6  # letters, from which two may be wrong

_WORD = re.compile(r"[^\W\d_]+")


def suggestions(query: str) -> Iterator[str]:
    """Yield the query with its unknown words replaced by near ones, the nearest first."""
    unknown = _unknown(query)
    near = {word: list(_near(fold(word))) for word in unknown}
    if not near or not all(near.values()):
        return
    for place in range(min(MAX_OFFERED, max(map(len, near.values())))):
        chosen = {word: found[min(place, len(found) - 1)] for word, found in near.items()}
        yield _WORD.sub(lambda found: chosen.get(found[0], found[0]), query)  # noqa: B023


def _unknown(query: str) -> list[str]:
    """Return the words of the query that occur in no text."""
    folded = {word: fold(word) for word in _WORD.findall(query)}
    known = SearchWord.objects.in_bulk(folded.values())
    return [
        word
        for word, plain in folded.items()
        if plain not in known and MIN_LENGTH <= len(plain) <= MAX_LENGTH
    ]


def _near(word: str) -> list[str]:
    """Return the spellings of the known words nearest to a folded one."""
    most = 2 if len(word) >= LONG else 1
    begins_alike = Q(word__startswith=word[0]) | Q(word__startswith=word[1])
    found = SearchWord.objects.alias(length=Length("word")).filter(
        begins_alike, length__gte=len(word) - most, length__lte=len(word) + most
    )
    letters = set(word)
    measured = (
        (distance(word, other, most=most), other, spelling)
        for other, spelling in found.values_list("word", "spelling")
        if len(letters.symmetric_difference(other)) <= 2 * most
    )
    nearest = sorted(found for found in measured if found[0] <= most)
    return [spelling for _distance, _word, spelling in nearest[:MAX_OFFERED]]
