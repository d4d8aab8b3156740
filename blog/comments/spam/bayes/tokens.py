"""What a comment shows to the filter: its words, their pairs, its links, its form. No Django.

A sign of a comment's text is the word itself; others begin with what they are a sign of, as in
"link:example.org". Words nobody has to have written, such as "form:capitals", begin so too.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import urlsplit

MOST = 600  # signs of one comment
LONGEST = 60  # letters of a sign
BEGINNING = 5  # letters: "subscribe", "subscriber" and "subscription" begin alike

LINK = re.compile(
    r"(?:https?://|\bwww\.)[^\s<>\"')\]]+"
    r"|\b[a-z\d-]+(?:\.[a-z\d-]+)*\.(?:com|net|org|info|biz|ru|cn|tk|top|xyz|io|co|tv)\b[^\s<>\"')\]]*",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w']+")
_LENGTHS = (4, 8, 16, 32, 64)
_AGENTS = ("bot", "curl", "python", "java", "perl", "php", "wget", "headless")


def signs_of(
    *, body: str, name: str = "", website: str = "", elsewhere: str = "", agent: str = ""
) -> list[str]:
    """Each sign once, in the order they stand in."""
    text = unicodedata.normalize("NFKC", body)
    found = [*_of_text(text), *_of_links(text), *_of_form(text)]
    found += [f"page:{part}" for part in _parts(elsewhere)]
    found += [f"name:{word}" for word in _words(name)]
    found += [f"website:{part}" for part in _parts(website)] or ["website:none"]
    found += [f"agent:{kind}" for kind in [agent_of(agent)] if kind]
    return [sign for sign in dict.fromkeys(found) if len(sign) <= LONGEST][:MOST]


def links_in(text: str) -> list[str]:
    """The addresses in a text, also those not written as links."""
    return LINK.findall(text)


def host_of(link: str) -> str:
    """The host a link leads to, in small letters and without "www."; "" if it leads nowhere."""
    try:
        host = urlsplit(link if "://" in link else f"//{link}").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def agent_of(agent: str) -> str:
    """What kind of program calls itself `agent`; "" of a browser."""
    return next((kind for kind in _AGENTS if kind in agent.casefold()), "")


def _of_text(text: str) -> Iterator[str]:
    words = _words(LINK.sub(" ", text))
    yield from words
    yield from (f"{word[:BEGINNING]}-" for word in words if len(word) > BEGINNING)
    yield from (f"{one} {next}" for one, next in pairwise(words))


def _of_links(text: str) -> Iterator[str]:
    links = links_in(text)
    yield f"links:{min(len(links), 3)}"
    for link in links:
        yield from (f"link:{part}" for part in _parts(link))


def _parts(link: str) -> list[str]:
    """A link's host and its last part: spam moves from host to host under one ".xyz"."""
    host = host_of(link)
    return [host, f".{host.rpartition('.')[2]}"] if "." in host else []


def _of_form(text: str) -> Iterator[str]:
    letters = [letter for letter in text if letter.isalpha()]
    if len(letters) > 10 and sum(map(str.isupper, letters)) > 0.6 * len(letters):
        yield "form:capitals"
    if text.count("!") > 2:
        yield "form:exclamations"
    length = len(_WORD.findall(text))
    yield f"form:length {sum(length >= most for most in _LENGTHS)}"


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
