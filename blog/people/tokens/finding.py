"""Find the API token that a request shows, and record that it was used."""

from django.utils import timezone

from blog.people.tokens.making import PREFIX, digest_of
from blog.people.tokens.models import ApiToken
from blog.people.two_factor import is_required
from blog.site.models import Site


def find_token(token: str, *, site: Site) -> ApiToken | None:
    """Return the stored token with its account; None if it does not work.

    It does not while the account must set up two-factor authentication and has not.
    """
    if not token.startswith(PREFIX):
        return None
    tokens = ApiToken.objects.usable().select_related("account")
    found = tokens.filter(token_digest=digest_of(token)).first()
    if found is None:
        return None
    account = found.account
    if is_required(account, site) and not account.two_factor_enabled_at:
        return None
    _record_use(found)
    return found


def _record_use(token: ApiToken) -> None:
    """Store the day of the last use, once a day."""
    today = timezone.now().date()
    if token.last_used_on != today:
        ApiToken.objects.filter(pk=token.pk).update(last_used_on=today)
        token.last_used_on = today
