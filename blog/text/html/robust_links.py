"""Robust Links: attributes that say where and from when a copy of the linked page is.

See https://robustlinks.mementoweb.org/spec/.
"""

from dataclasses import dataclass
from datetime import date
from html import escape


@dataclass(frozen=True)
class Version:
    """A copy of the page at `url`; `copy_url` is "" if readers may not see it."""

    url: str
    copied_on: date
    copy_url: str = ""


def make_robust(html: str, version: Version) -> str:
    """Add the attributes to the links to `version.url`; they have only a href so far."""
    url = escape(version.url)
    attributes = {"data-originalurl": version.url, "data-versiondate": str(version.copied_on)}
    if version.copy_url:
        attributes["data-versionurl"] = version.copy_url
    listed = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    return html.replace(f'<a href="{url}">', f'<a href="{url}"{listed}>')
