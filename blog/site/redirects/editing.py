"""Add, change and delete redirects. None leads to another, and none to itself."""

from django.db import transaction

from blog.site.redirects.following import MAX_PATTERNS, applying_to
from blog.site.redirects.models import Redirect


class RedirectRefused(Exception):
    """The redirect cannot be stored; the message is the reason, for the person who sets it."""


@transaction.atomic
def save_redirect(redirect: Redirect) -> None:
    """Store the redirect. Those that led to its address lead to its target from now on.

    Raise RedirectRefused.
    """
    redirect.is_pattern = redirect.path.endswith("*")
    _check(redirect)
    if redirect.target.startswith("/") and not redirect.target.endswith("*"):
        others = Redirect.objects.exclude(pk=redirect.pk)
        final = applying_to(redirect.target, others)
        redirect.target = final.target_of(redirect.target) if final else redirect.target
    if redirect.target == redirect.path:
        raise RedirectRefused("The redirects would lead in a circle.")
    redirect.save()
    if not redirect.is_pattern:
        Redirect.objects.filter(target=redirect.path).update(target=redirect.target)


def _check(redirect: Redirect) -> None:
    """Raise RedirectRefused if the redirect leads to itself, to any host, or is one too many."""
    is_url = "://" in redirect.target
    if is_url and redirect.target.endswith("*") and redirect.target.count("/") == 2:
        raise RedirectRefused("The * would be a part of the host. Write it after a slash.")
    if redirect.matches(redirect.target.removesuffix("*")):
        raise RedirectRefused("The target is one of the addresses that would be redirected.")
    if Redirect.objects.exclude(pk=redirect.pk).filter(path=redirect.path).exists():
        raise RedirectRefused("This address is redirected already. Change that redirect below.")
    patterns = Redirect.objects.exclude(pk=redirect.pk).filter(is_pattern=True)
    if redirect.is_pattern and patterns.count() >= MAX_PATTERNS:
        raise RedirectRefused(f"There are {MAX_PATTERNS} patterns, as many as possible.")
