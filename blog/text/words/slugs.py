"""Slugs: the readable last part of an address, for a title in any script."""

import re

from anyascii import anyascii

MAX_LENGTH = 80


def slugify(title: str) -> str:
    """ASCII words of `title` joined by hyphens, at most MAX_LENGTH long; may be empty.

    >>> slugify("Друзья, братья: 1937–1989")
    'druzya-bratya-1937-1989'
    """
    words = re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", anyascii(title)).lower())
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word[:MAX_LENGTH]
        if len(longer) > MAX_LENGTH:
            break
        slug = longer
    return slug
