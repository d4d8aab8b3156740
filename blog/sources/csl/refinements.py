"""What Ibid does beyond CSL 1.0.2, each with its reason; without them, output conforms.

The processor's tests against the CSL project's suite run without refinements.
"""

import re
from dataclasses import dataclass

# Not CSL: at the begin of an affix, it removes the period or comma before it. Manuals need it
# where a part follows another only in some references.
TAKE_BACK = "\ue007"

_ENGLISH = re.compile(r"\b(?:the|of|and|from|with|how|its|what|why)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Refinements:
    # CSL has no word for an approximate date unless the style tests `is-uncertain-date`; and many
    # that do print "[1850?]", which the manuals keep for a date that is guessed.
    circa_in_words: bool = False
    # A date in its author's words, such as "Michaelmas 1640", has no parts: an element that shows
    # only the month would print it a second time. A "sorted-as" beside the words has the parts by
    # which it sorts.
    literal_dates_once: bool = False
    # CSL asks for title case unless the item says that it is not English. Most items say nothing,
    # and "Geschichte der deutschen literatur" must not get capitals.
    only_english_titles: bool = False
    # Where entries stand in a numbered list, a number in their text would be a second one.
    numbers_outside: bool = False
    # The number of a report or standard, such as "18-2059", is no range.
    report_numbers_as_typed: bool = False
    # A paragraph in brackets, as in neutral citations of judgments: "[1]–[37]", not "[1–37]".
    brackets_each_locator: bool = False
    # Manuals sort titles without their article as well; CSL does so only with institutions. Other
    # languages' articles may begin a name: Le Goff, Las Casas.
    sorts_without_article: bool = False
    # To CSL, a work of one type does not meet type="book chapter" unless match="any" is beside it,
    # and would meet it never. A tenth of all styles has such tests; citeproc-js takes any type.
    any_of_types: bool = False
    # Manuals want one mark where CSL leaves two: "Foo:." is "Foo.", and "a,." is "a.".
    strict_punctuation: bool = False


CONFORMING = Refinements()
ALL = Refinements(
    circa_in_words=True,
    literal_dates_once=True,
    only_english_titles=True,
    numbers_outside=True,
    report_numbers_as_typed=True,
    brackets_each_locator=True,
    sorts_without_article=True,
    any_of_types=True,
    strict_punctuation=True,
)
_PAIRS = (
    *((f"<{tag}>", f"</{tag}>") for tag in ("i", "b", "sup", "sub", "sc")),
    ("<span", "</span>"),
    ("“", "”"),
)


def looks_english(text: str) -> bool:
    """Return whether the text has words that are rare in other languages."""
    return _ENGLISH.search(text) is not None


def main_title(title: str) -> str:
    """Return a title without its subtitle, for later notes: CSL asks for a short title in the item.

    A title that would be cut within a tag or quotation marks stays whole.
    """
    main = title.partition(": ")[0]
    whole = all(main.count(opening) == main.count(closing) for opening, closing in _PAIRS)
    return main if main and whole and main.count('"') % 2 == 0 else title
