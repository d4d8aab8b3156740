"""The sentence around a mark."""

import re

from blog.text.words.cutting import cut, cut_start

LONGEST = 400

# The end of a sentence, with its closing quotation marks and brackets, before the next sentence.
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*[^\W_a-z])|[。！？]+[”’」』）]*")
# Periods that do not end a sentence: initials and common abbreviations.
_NO_END = re.compile(
    r"\b(?:[^\W\d_]|Mr|Mrs|Ms|Dr|St|Prof|Gen|vol|vols|pp|no|nos|ed|eds|ca|cf|etc|al|vs)\.$"
)


def sentence_around(before: str, after: str) -> tuple[str, str]:
    """Return the parts of the sentence before and after a mark, from the plain text around it.

    A mark after a period belongs to the sentence that the period ends. Each part has at most 400
    characters.
    """
    before, after = _on_one_line(before), _on_one_line(after)
    start = max((end for end in _ends(before + " A") if end < len(before)), default=0)
    has_ended = bool(re.search(r"[.!?…。！？][\"'”’»)\]」』）]*$", before))
    stop = 0 if has_ended else min(_ends(after + " A"), default=len(after))
    return cut_start(before[start:].strip(), max_length=LONGEST), cut(
        after[:stop].strip(), max_length=LONGEST
    )


def _on_one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _ends(text: str) -> list[int]:
    return [found.end() for found in _END.finditer(text) if not _NO_END.search(text[: found.end()])]
