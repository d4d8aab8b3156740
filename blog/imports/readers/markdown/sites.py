"""The site that a folder of Markdown is for: its generator, its settings, its pages' paths."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any

from blog.imports.readers.archives import Archive
from blog.imports.readers.plain_yaml import read_yaml
from blog.text.words.slugs import slugify

MAX_BYTES = 1_000_000
_CONFIGS = (
    ("_config.yml", "jekyll"),
    ("_config.yaml", "jekyll"),
    ("hugo.toml", "hugo"),
    ("hugo.yaml", "hugo"),
    ("config.toml", "hugo"),
    ("config.yaml", "hugo"),
    ("pelicanconf.py", "pelican"),
)
_JEKYLL = {
    "date": "/:categories/:year/:month/:day/:title.html",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title.html",
    "none": "/:categories/:title.html",
}
_PYTHON_TEXT = re.compile(r"^([A-Z_]{3,40})\s*=\s*([\"'])(.*?)\2\s*(?:#.*)?$", re.MULTILINE)
_PYTHON_FIELD = re.compile(r"\{(\w+)(?::([^}]*))?\}")
_VARIABLE = re.compile(r":(\w+)")
_TOP = {"content", "_posts", "_drafts", "posts", "source"}


@dataclass(frozen=True)
class Site:
    """The generator, "" if unknown, the folder of the site in the archive, and its settings."""

    generator: str = ""
    root: str = ""
    settings: Mapping[str, Any] = field(default_factory=dict)

    def text(self, *names: str) -> str:
        values = (self.settings.get(name) for name in names)
        return next((value for value in values if isinstance(value, str)), "")

    def inner(self, path: str) -> str:
        """Return a path in the archive as a path in the site."""
        return path.removeprefix(f"{self.root}/") if self.root else path


@dataclass(frozen=True)
class Named:
    """What the path of a page is made of: its path in the site, its slug, and its date."""

    path: str
    slug: str
    title: str
    date: datetime | None
    categories: tuple[str, ...]
    is_page: bool


def site_of(archive: Archive) -> Site:
    """Return the site, by its file of settings or by how its folders are called."""
    names = sorted(archive.names, key=lambda name: name.count("/"))
    for config, generator in _CONFIGS:
        for name in names:
            if PurePosixPath(name).name == config and name.count("/") <= 2:
                root = str(PurePosixPath(name).parent)
                return Site(generator, "" if root == "." else root, _read(archive, name))
    if any("_posts" in PurePosixPath(name).parts for name in names):
        return Site("jekyll")
    return Site()


def _read(archive: Archive, name: str) -> dict[str, Any]:
    with archive.open(name) as file:
        text = file.read(MAX_BYTES).decode("utf-8", errors="replace")
    try:
        if name.endswith(".py"):
            return {found[1].lower(): found[3] for found in _PYTHON_TEXT.finditer(text)}
        found = tomllib.loads(text) if name.endswith(".toml") else read_yaml(text)
    except (ValueError, RecursionError):
        return {}
    return (
        {str(key).lower(): value for key, value in found.items()} if isinstance(found, dict) else {}
    )


def path_on_site(site: Site, named: Named) -> str:
    """Return the path that the generator gives the page."""
    if site.generator == "jekyll":
        return _jekyll_path(site, named)
    if site.generator == "pelican":
        return _pelican_path(site, named)
    return _hugo_path(site, named)


def _jekyll_path(site: Site, named: Named) -> str:
    if named.is_page:
        stem = re.sub(r"(index)?\.\w+$", "", named.path)
        return f"/{stem}" if stem.endswith("/") or not stem else f"/{stem}.html"
    pattern = site.text("permalink") or "date"
    return _filled(_JEKYLL.get(pattern, pattern), named)


def _hugo_path(site: Site, named: Named) -> str:
    parts = list(PurePosixPath(named.path).with_suffix("").parts)
    if parts and parts[0] in _TOP:
        parts = parts[1:]
    if parts and parts[-1] in {"index", "_index"}:
        parts = parts[:-1]
    section = parts[0] if len(parts) > 1 else ""
    permalinks = site.settings.get("permalinks")
    pattern = permalinks.get(section) if isinstance(permalinks, dict) else None
    if isinstance(pattern, str):
        return _filled(pattern, named)
    folder = "/".join(slugify(part) or part for part in parts[:-1])
    return f"/{folder}/{named.slug}/".replace("//", "/")


def _pelican_path(site: Site, named: Named) -> str:
    kind = "page" if named.is_page else "article"
    pattern = site.text(f"{kind}_url", f"{kind}_save_as") or (
        "pages/{slug}.html" if named.is_page else "{slug}.html"
    )

    def value(found: re.Match[str]) -> str:
        if found[1] == "date" and named.date:
            return named.date.strftime(found[2] or "%Y-%m-%d")
        return named.slug if found[1] == "slug" else slugify(next(iter(named.categories), ""))

    return f"/{_PYTHON_FIELD.sub(value, pattern)}".replace("//", "/")


def _filled(pattern: str, named: Named) -> str:
    date = named.date
    values = {
        "title": named.slug,
        "slug": named.slug,
        "filename": PurePosixPath(named.path).stem,
        "contentbasename": PurePosixPath(named.path).stem,
        "categories": "/".join(slugify(name) for name in named.categories),
        "section": next((part for part in PurePosixPath(named.path).parts if part not in _TOP), ""),
        "output_ext": ".html",
    }
    if date:
        values |= {
            "year": f"{date:%Y}",
            "month": f"{date:%m}",
            "day": f"{date:%d}",
            "i_month": str(date.month),
            "i_day": str(date.day),
            "y_day": f"{date:%j}",
            "short_year": f"{date:%y}",
            "short_month": f"{date:%b}",
            "monthname": f"{date:%B}",
        }
    filled = _VARIABLE.sub(lambda found: values.get(found[1], ""), pattern)
    return re.sub(r"/{2,}", "/", f"/{filled}")
