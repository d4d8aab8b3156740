"""Following redirects: which one applies to a path, and where it leads."""

from collections.abc import Iterable

from django.db.models import Q

from blog.site.redirects.models import Redirect

MAX_PATTERNS = 200


def target_of(path: str) -> str:
    """Return where the path is redirected to, in one query; "" if nowhere."""
    found = Redirect.objects.filter(Q(path=path) | Q(is_pattern=True)).order_by("path")
    applying = applying_to(path, found[: MAX_PATTERNS + 1])
    return applying.target_of(path) if applying else ""


def applying_to(path: str, redirects: Iterable[Redirect]) -> Redirect | None:
    """Return the redirect of the path itself, or else the pattern that has most of it."""
    matching = [redirect for redirect in redirects if redirect.matches(path)]
    return max(matching, key=lambda each: (not each.is_pattern, len(each.path)), default=None)
