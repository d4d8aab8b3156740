"""Slugs, the readable last part of a URL, for titles in any script."""

import re

from anyascii import anyascii

MAX_LENGTH = 80


def slugify(title: str) -> str:
    """Return the ASCII words of `title` joined by hyphens, at most MAX_LENGTH long; may be "".

    >>> slugify("Друзья, братья: 1937–1989")
    'druzya-bratya-1937-1989'
    """
    parts = re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", anyascii(title)).lower())
    slug = ""
    for part in parts:
        longer = f"{slug}-{part}" if slug else part[:MAX_LENGTH]
        if len(longer) > MAX_LENGTH:
            break
        slug = longer
    return slug
