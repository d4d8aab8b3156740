"""What languages are called, each by its own speakers."""

from django.utils.translation import get_language_info


def own_name(code: str) -> str:
    """Such as "Deutsch" for de; the code itself for a language that we have no name for."""
    try:
        return str(get_language_info(code.lower())["name_local"])
    except KeyError:
        return code
