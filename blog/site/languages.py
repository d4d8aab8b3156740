"""The language of the admin panel, and the names of languages."""

from django.utils.translation import get_language_info

# Of the admin panel and of emails to accounts, which have no translations yet.
ADMIN_LANGUAGE = "en"


def own_name(code: str) -> str:
    """Return a language's own name, such as "Deutsch" for de; the code if it is unknown."""
    try:
        return str(get_language_info(code.lower())["name_local"])
    except KeyError:
        return code
