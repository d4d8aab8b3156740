"""Whether Ibid may ask other sites on its own."""

from django.conf import settings


def may_contact_sites() -> bool:
    """Return whether the operator lets Ibid contact other sites and has set its public URL."""
    return not why_no_contact()


def why_no_contact() -> str:
    """Return the setting that keeps Ibid from contacting other sites, and what to do; or ""."""
    if not settings.PUBLIC_URL:
        return "The setting IBID_URL is missing. Set it to the URL readers use, and restart Ibid."
    if not settings.ASK_OTHERS:
        return "The setting IBID_ASK_OTHERS is off. Turn it on, and restart Ibid."
    return ""
