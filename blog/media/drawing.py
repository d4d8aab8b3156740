"""Keeping the files of what we draw ourselves: named by their content, gone when superseded."""

import hashlib
from collections.abc import Iterable
from functools import partial
from urllib.parse import urlsplit

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from blog.drawing.icons import icons_of
from blog.drawing.link_previews import LinkPreview, render_link_preview
from blog.media.models import Picture
from blog.site.looks import PAPER, RUBRIC, accent_on
from blog.site.models import Site

DIGITS = 20


def keep_drawing(content: bytes, *, folder: str, extension: str) -> str:
    """Gives its name in the storage; the same content has the same name.

    A short one: every page of a post says it.
    """
    digest = hashlib.sha256(content).hexdigest()
    name = f"{folder}/{digest[:2]}/{digest[2:DIGITS]}.{extension}"
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(content))
    return name


def forget_drawings(names: Iterable[str]) -> None:
    """Delete them, once nothing names them any more: after the commit."""
    for name in names:
        transaction.on_commit(partial(default_storage.delete, name))


def draw_site(site: Site) -> None:
    """Draw the blog's own card and its icons, and delete those before. Safe to run twice."""
    accent, logo = accent_of(site), logo_of(site)
    card = LinkPreview(
        title=site.name,
        day="",
        byline=site.tagline,
        name=urlsplit(settings.PUBLIC_URL).hostname or "",
        language=site.language,
        own_language=site.language,
        accent=accent,
        logo=logo,
    )
    kept = {"card.png": render_link_preview(card), **icons_of(logo, accent=accent)}
    drawn = {
        name: keep_drawing(content, folder="site", extension=name.rpartition(".")[2])
        for name, content in kept.items()
    }
    with transaction.atomic():
        former = Site.objects.select_for_update().filter(pk=site.pk).first()
        if former is None:
            return
        Site.objects.filter(pk=site.pk).update(drawn=drawn)
        forget_drawings(set(former.drawn.values()) - set(drawn.values()))


def accent_of(site: Site) -> str:
    """The accent color on paper."""
    return accent_on(site.accent or RUBRIC, PAPER)


def logo_of(site: Site) -> bytes:
    """Its file; empty if there is none, or none that can be read."""
    return file_of(site.logo) if site.logo else b""


def file_of(picture: Picture) -> bytes:
    try:
        with default_storage.open(picture.path) as file:
            return bytes(file.read())
    except FileNotFoundError:
        return b""
