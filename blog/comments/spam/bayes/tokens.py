"""The tokens of a comment: its words, pairs of words, links and form. No Django.

A word of the text is its own token; other tokens begin with their kind, such as
"link:example.org" or "form:capitals".
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import urlsplit

MAX_TOKENS = 600  # of one comment
MAX_TOKEN_LENGTH = 60
PREFIX_LENGTH = 5  # "subscribe", "subscriber" and "subscription" share a prefix

LINK = re.compile(
    r"(?:https?://|\bwww\.)[^\s<>\"')\]]+"
    r"|\b[a-z\d-]+(?:\.[a-z\d-]+)*\.(?:com|net|org|info|biz|ru|cn|tk|top|xyz|io|co|tv)\b[^\s<>\"')\]]*",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w']+")
_LENGTHS = (4, 8, 16, 32, 64)
_AGENTS = ("bot", "curl", "python", "java", "perl", "php", "wget", "headless")


def tokens_of(
    *, body: str, name: str = "", website: str = "", original_url: str = "", agent: str = ""
) -> list[str]:
    """Return the comment's tokens, each once, in the order of the text."""
    text = unicodedata.normalize("NFKC", body)
    found = [*_of_text(text), *_of_links(text), *_of_form(text)]
    found += [f"page:{part}" for part in _parts(original_url)]
    found += [f"name:{word}" for word in _split_words(name)]
    found += [f"website:{part}" for part in _parts(website)] or ["website:none"]
    found += [f"agent:{kind}" for kind in [agent_of(agent)] if kind]
    return [token for token in dict.fromkeys(found) if len(token) <= MAX_TOKEN_LENGTH][:MAX_TOKENS]


def links_in(text: str) -> list[str]:
    """Return the URLs in a text, including those without a scheme."""
    return LINK.findall(text)


def host_of(link: str) -> str:
    """Return the host of a link in lowercase and without "www.", or "" if it has none."""
    try:
        host = urlsplit(link if "://" in link else f"//{link}").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def agent_of(user_agent: str) -> str:
    """Return the kind of program that sends this user agent, or "" for a browser."""
    return next((kind for kind in _AGENTS if kind in user_agent.casefold()), "")


def _of_text(text: str) -> Iterator[str]:
    single = _split_words(LINK.sub(" ", text))
    yield from single
    yield from (f"{word[:PREFIX_LENGTH]}-" for word in single if len(word) > PREFIX_LENGTH)
    yield from (f"{first} {second}" for first, second in pairwise(single))


def _of_links(text: str) -> Iterator[str]:
    links = links_in(text)
    yield f"links:{min(len(links), 3)}"
    for link in links:
        yield from (f"link:{part}" for part in _parts(link))


def _parts(link: str) -> list[str]:
    """Return a link's host and top-level domain: spam moves between hosts under one ".xyz"."""
    host = host_of(link)
    return [host, f".{host.rpartition('.')[2]}"] if "." in host else []


def _of_form(text: str) -> Iterator[str]:
    letters = [letter for letter in text if letter.isalpha()]
    if len(letters) > 10 and sum(map(str.isupper, letters)) > 0.6 * len(letters):
        yield "form:capitals"
    if text.count("!") > 2:
        yield "form:exclamations"
    length = len(_WORD.findall(text))
    yield f"form:length {sum(length >= limit for limit in _LENGTHS)}"


def _split_words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
