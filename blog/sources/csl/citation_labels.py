"""The label of a work in styles that cite as "[RoNo78]": letters of its names, and its year."""

from blog.sources.csl.items import Item

_LETTERS = {1: (4,), 2: (2, 2), 3: (2, 1, 1)}  # by the number of names


def citation_label(item: Item) -> str:
    """Return a label such as "Doe65" or "DEFG26"."""
    people = next(iter(item.people.values()), ())
    counts = _LETTERS.get(len(people), (1, 1, 1, 1))
    pairs = zip(people, counts, strict=False)
    letters = "".join((person.family or person.literal)[:count] for person, count in pairs)
    letters = letters or "".join(item.texts.get("title", "").split())[: _LETTERS[1][0]]
    issued = item.dates.get("issued")
    year = f"{abs(issued.begin[0]) % 100:02d}" if issued and issued.begin else ""
    return letters + year
