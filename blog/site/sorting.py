"""The order of names in the language of the page: the blog's for readers."""

from django.utils.translation import get_language

from blog.text.words.articles import without_article
from blog.text.words.sorting import Key, sort_key


def in_order(name: str) -> Key:
    """Return the key by which `name` sorts in the active language."""
    return sort_key(name, get_language() or "")


def title_in_order(title: str) -> Key:
    """Return the key by which a title sorts, without an article at its start."""
    return in_order(without_article(title, get_language() or ""))
