"""The sentence in which a mark stands."""

import re

LONGEST = 400

# A full stop, with the quotation marks and brackets that close after it, before a new beginning.
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*[^\W_a-z])|[。！？]+[”’」』）]*")
# What ends with a full stop and no sentence: initials and the commonest abbreviations.
_GOES_ON = re.compile(
    r"\b(?:[^\W\d_]|Mr|Mrs|Ms|Dr|St|Prof|Gen|vol|vols|pp|no|nos|ed|eds|ca|cf|etc|al|vs)\.$"
)


def sentence_around(before: str, after: str) -> tuple[str, str]:
    """The parts of the sentence between `before` and `after`, each of them plain text.

    A mark after the full stop still belongs to the sentence it ends. Each part is cut at 400
    characters, at a word.
    """
    before, after = _on_one_line(before), _on_one_line(after)
    start = max((end for end in _ends(before + " A") if end < len(before)), default=0)
    is_over = bool(re.search(r"[.!?…。！？][\"'”’»)\]」』）]*$", before))
    stop = 0 if is_over else min(_ends(after + " A"), default=len(after))
    return _cut_start(before[start:].strip()), _cut_end(after[:stop].strip())


def _on_one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _ends(text: str) -> list[int]:
    return [
        found.end() for found in _END.finditer(text) if not _GOES_ON.search(text[: found.end()])
    ]


def _cut_start(text: str) -> str:
    return text if len(text) <= LONGEST else "… " + text[-LONGEST:].partition(" ")[2]


def _cut_end(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST].rpartition(" ")[0] + " …"
