"""The blog's own images: the card of its link previews, and its icons."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import transaction

from blog.drawing.icons import icons_of
from blog.drawing.link_previews import LinkPreview, render_link_preview
from blog.media.generated_files import delete_generated, store_generated
from blog.media.models import Picture
from blog.site.appearance import PAPER, RUBRIC, accent_on
from blog.site.models import Site


def draw_site(site: Site) -> None:
    """Draw and store the blog's card and icons, and delete the old ones. Safe to run twice."""
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
    images = {"card.png": render_link_preview(card), **icons_of(logo, accent=accent)}
    drawn = {
        name: store_generated(content, folder="site", extension=name.rpartition(".")[2])
        for name, content in images.items()
    }
    with transaction.atomic():
        former = Site.objects.select_for_update().filter(pk=site.pk).first()
        if former is None:
            return
        Site.objects.filter(pk=site.pk).update(drawn=drawn)
        for name, file in former.drawn.items():
            if file not in drawn.values():
                delete_generated([file], replacement=drawn.get(name, ""))


def accent_of(site: Site) -> str:
    """Return the accent color as shown on a light background."""
    return accent_on(site.accent or RUBRIC, PAPER)


def logo_of(site: Site) -> bytes:
    """Return the logo's file; empty if there is no logo or its file is missing."""
    return file_of(site.logo) if site.logo else b""


def file_of(picture: Picture) -> bytes:
    """Return the picture's file; empty if it is missing."""
    try:
        with default_storage.open(picture.path) as file:
            return bytes(file.read())
    except FileNotFoundError:
        return b""
