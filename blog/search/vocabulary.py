"""The words of the blog, for suggestions: learned when a text is indexed."""

from collections.abc import Iterable

from blog.search.models import SearchWord
from blog.text.words.folding import fold
from blog.text.words.token_places import words_in

MIN_LENGTH = 4  # shorter words are too alike
MAX_LENGTH = 40
BATCH = 500


def learn(texts: Iterable[str]) -> None:
    """Add the words of the texts that are not known yet."""
    spellings = _spellings(texts)
    known = {word: row.spelling for word, row in SearchWord.objects.in_bulk(spellings).items()}
    new = [
        SearchWord(word=word, spelling=spelling)
        for word, spelling in sorted(spellings.items())  # a fixed order prevents deadlocks
        if word not in known or (spelling.islower() and not known[word].islower())
    ]
    SearchWord.objects.bulk_create(
        new,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["word"],
        update_fields=["spelling"],
    )


def _spellings(texts: Iterable[str]) -> dict[str, str]:
    """Return the words, each with its spelling: in lower case if it is ever written so."""
    spellings: dict[str, str] = {}
    for spelling in sorted({word for text in texts for word in words_in(text)}):
        word = fold(spelling)
        is_first = word not in spellings or spelling.islower()
        if is_first and word.isalpha() and MIN_LENGTH <= len(word) <= len(spelling) <= MAX_LENGTH:
            spellings[word] = spelling
    return spellings
