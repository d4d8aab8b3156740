"""Whether Ibid may ask other sites on its own."""

from django.conf import settings


def may_contact_sites() -> bool:
    """Return whether the operator lets Ibid contact other sites and has set its public URL."""
    return bool(settings.ASK_OTHERS and settings.PUBLIC_URL)
