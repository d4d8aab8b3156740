"""What sanitizing takes out of a text: its elements, attributes and classes, with their number."""

from collections import Counter

from selectolax.lexbor import LexborHTMLParser


def dropped_from(given: str, *, kept: str) -> list[str]:
    """Return a line for each sort of what `given` has more of than `kept`.

    >>> dropped_from('<p onclick="x">a</p><script>b</script>', kept="<p>a</p>")
    ['<script>', 'onclick of <p>']
    """
    lost = _parts(given) - _parts(kept)
    gone = {part for part in lost if part.startswith("<")}
    return [
        f"{part} ({count} times)" if count > 1 else part
        for part, count in sorted(lost.items())
        if part.startswith("<") or f"<{part.rpartition('<')[2]}" not in gone
    ]


def _parts(html: str) -> Counter[str]:
    """Count the elements, and attributes and classes with their element."""
    found: Counter[str] = Counter()
    body = LexborHTMLParser(f"<!doctype html><body>{html}").body
    for node in body.css("*") if body else []:
        tag = node.tag or ""
        if tag == "body":
            continue
        found[f"<{tag}>"] += 1
        for name, value in node.attributes.items():
            names = (
                [f"class “{part}”" for part in (value or "").split()] if name == "class" else [name]
            )
            found.update(f"{part} of <{tag}>" for part in names)
    return found
