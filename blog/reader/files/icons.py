"""The blog's icons, at the paths where browsers and phones look, and the web app manifest."""

from textwrap import shorten

from django.core.files.storage import default_storage
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language_bidi
from django.views.decorators.http import etag, require_safe

from blog.drawing.icons import LARGE_SIZE, SMALL_SIZE
from blog.media.models import content_type_of
from blog.site.appearance import PAPER
from blog.web.requests import BlogRequest

A_DAY = "public, max-age=86400"  # the path stays the same when the icon changes
SHORT_NAME_LENGTH = 12  # characters, about as many as fit under an icon
ICONS = (
    ("small.png", SMALL_SIZE, "any"),
    ("large.png", LARGE_SIZE, "any"),
    ("maskable.png", LARGE_SIZE, "maskable"),
)


def _etag(request: BlogRequest, name: str) -> str | None:
    drawn = request.blog.drawn.get(name)
    return f'"{drawn}"' if drawn else None


@require_safe
@etag(_etag)
def icon(request: BlogRequest, name: str) -> HttpResponse:
    """Return the icon; until the blog's own has been drawn, redirect to Ibid's."""
    try:
        with default_storage.open(request.blog.drawn[name]) as file:
            content = file.read()
    except (KeyError, FileNotFoundError):
        return HttpResponseRedirect(static("favicon.svg"))
    headers = {"Cache-Control": A_DAY}
    return HttpResponse(content, content_type=content_type_of(name), headers=headers)


@require_safe
def manifest(request: BlogRequest) -> JsonResponse:
    site = request.blog
    short_name = shorten(site.name, SHORT_NAME_LENGTH, placeholder="")
    data = {
        "name": site.name,
        "short_name": short_name or site.name[:SHORT_NAME_LENGTH],
        "description": site.tagline,
        "lang": site.language,
        "dir": "rtl" if get_language_bidi() else "ltr",
        "start_url": reverse("home"),
        "display": "browser",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [
            _icon_data(site.drawn[name], size, purpose)
            for name, size, purpose in ICONS
            if name in site.drawn
        ],
    }
    return JsonResponse(
        data, content_type="application/manifest+json", headers={"Cache-Control": A_DAY}
    )


def _icon_data(name: str, size: int, purpose: str) -> dict[str, str]:
    source = default_storage.url(name)
    return {"src": source, "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
