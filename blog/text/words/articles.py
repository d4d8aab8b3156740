"""Articles at the start of titles and names, which lists ignore when they sort."""

import re

_ARTICLES = {
    "de": "der die das ein eine",
    "en": "a an the",
    "es": "el la los las un una",
    "fr": "le la les un une l' l’",
    "it": "il lo la i gli le un uno una l' l’",
    "nl": "de het een",
    "pt": "o a os as um uma",
}
_ORGANIZATION = re.compile(r"the\s+(?=\w)", re.IGNORECASE)


def without_article(title: str, language: str) -> str:
    """Return the title without an article of the language at its start.

    >>> without_article("The Split", "en"), without_article("L’Ère des extrêmes", "fr")
    ('Split', 'Ère des extrêmes')
    """
    articles = _ARTICLES.get(language.partition("-")[0], "").split()
    apart = "|".join(article for article in articles if article.isalpha())
    joined = "|".join(article for article in articles if not article.isalpha())
    pattern = rf"(?:(?:{apart})\s+{f'|(?:{joined})' if joined else ''})(?=\w)"
    return re.sub(rf"^{pattern}", "", title, flags=re.IGNORECASE) if articles else title


def without_the(name: str) -> str:
    """Return the name without "The": of an organization, because no family is called so."""
    return name[found.end() :] if (found := _ORGANIZATION.match(name)) else name
