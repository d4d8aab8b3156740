"""Every route that a release answered is still there: an address that was once served is kept.

The list only grows: `python -m tests.house.test_released_routes` adds the routes that are new.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import django
from django.urls import URLPattern, URLResolver, get_resolver

LIST = Path(__file__).with_name("released_routes.txt")


def routes(resolver: URLResolver, before: str = "") -> Iterator[str]:
    """Yield every named route as its path and its name, such as "/tags/<slug:slug>/ tag"."""
    namespace = f"{resolver.namespace}:" if resolver.namespace else ""
    for pattern in resolver.url_patterns:
        path = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern, path)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield f"/{path} {namespace}{pattern.name}"


def released() -> set[str]:
    return set(LIST.read_text("utf-8").splitlines())


def test_no_released_route_is_gone():
    assert released() - set(routes(get_resolver())) == set()


def test_the_list_has_every_route():
    assert set(routes(get_resolver())) - released() == set()


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings_test")
    django.setup()
    known = released() if LIST.exists() else set()
    LIST.write_text("\n".join(sorted(known | set(routes(get_resolver())))) + "\n", "utf-8")
