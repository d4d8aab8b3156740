"""The languages of the admin panel and of readers, and what each is called."""

from django.utils.translation import get_language_info

# The admin panel and emails to accounts, whatever the blog's language: they have no catalogs yet.
ADMIN_LANGUAGE = "en"


def own_name(code: str) -> str:
    """Return the language's own name, such as "Deutsch" for de; the code itself if unknown."""
    try:
        return str(get_language_info(code.lower())["name_local"])
    except KeyError:
        return code
