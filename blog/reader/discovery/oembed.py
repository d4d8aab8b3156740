"""oEmbed (oembed.com): the embed that other sites show where the URL of a post is pasted."""

import json
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import unquote, urlencode, urljoin, urlsplit

from django import forms
from django.conf import settings
from django.core.files.storage import default_storage
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from lxml import etree
from lxml.builder import E

from blog.drawing import link_previews
from blog.media.models import Picture
from blog.posts.models import Post
from blog.reader.xml import xml_text
from blog.site.models import Site
from blog.web.origin import origin_of
from blog.web.requests import BlogRequest

TYPES = {"json": "application/json+oembed", "xml": "text/xml+oembed"}
WIDTH, TEXT_HEIGHT = 600, 240  # of the excerpt, in CSS pixels; a picture is placed above its text
MIN_WIDTH = 240  # a smaller space gets only a link
A_DAY = 24 * 3600
PRIVATE = ("/preview/", f"/{settings.ADMIN_PATH}/")

Data = dict[str, str | int]


class OembedForm(forms.Form):
    """The parameters of a consumer: the post's URL, and how large its embed may be."""

    url = forms.CharField(
        max_length=2000,
        error_messages={"required": gettext_lazy("Add the URL of a post as url=…")},
    )
    maxwidth = forms.IntegerField(min_value=1, required=False)
    maxheight = forms.IntegerField(min_value=1, required=False)


@require_safe
def oembed(request: BlogRequest) -> HttpResponse:
    """Return the oEmbed data of the post at `url`, or an error as plain text."""
    format, origin = request.GET.get("format") or "json", origin_of(request)
    if format not in TYPES:
        return _error(501, _("Unknown format. Use json or xml."))
    form = OembedForm(request.GET)
    if not form.is_valid():
        name, errors = next(iter(form.errors.items()))
        return _error(400, f"{name}: {errors[0]}")
    path = _own_path(form.cleaned_data["url"], origin=origin)
    if path.startswith(PRIVATE):
        return _error(401, _("This page is private and cannot be embedded. Link to it instead."))
    post = Post.objects.live().for_page().filter(permalinks__path=path).first()
    if post is None:
        return _error(404, _("There is no post or page at this URL."))
    width = min(form.cleaned_data["maxwidth"] or WIDTH, WIDTH)
    height = form.cleaned_data["maxheight"] or TEXT_HEIGHT + WIDTH
    data = _data(post, site=request.blog, origin=origin, width=width, height=height)
    if "thumbnail_url" not in data:
        data |= _card(post, form, origin=origin)
    return _xml(data) if format == "xml" else _json(data)


def oembed_urls(canonical: str, *, origin: str) -> Iterable[tuple[str, str]]:
    """Yield (media type, URL) of the oEmbed data of the page at `canonical`, in each format."""
    endpoint = f"{origin}{reverse('oembed')}"
    for format, media_type in TYPES.items():
        yield media_type, f"{endpoint}?{urlencode({'url': canonical, 'format': format})}"


def _own_path(url: str, *, origin: str) -> str:
    """Return the path if `url` is on this blog, regardless of scheme and query; otherwise ""."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    is_own = parts.netloc.lower() == urlsplit(origin).netloc.lower()
    return unquote(parts.path).replace("\0", "") if is_own else ""


def _data(post: Post, *, site: Site, origin: str, width: int, height: int) -> Data:
    url, home = f"{origin}{post.get_absolute_url()}", f"{origin}/"
    authors = list(post.bylines.all())
    data: Data = {
        "version": "1.0",
        "type": "link",
        "title": post.title,
        "author_name": ", ".join(map(str, authors)),
        "provider_name": site.name,
        "provider_url": home,
        "cache_age": A_DAY,
    }
    if len(authors) == 1:
        data["author_url"] = f"{origin}{authors[0].get_absolute_url()}"
    is_rich = width >= MIN_WIDTH and height >= TEXT_HEIGHT
    picture_height = height - TEXT_HEIGHT if is_rich else height
    data |= _thumbnail(post.lead_picture, origin=origin, width=width, height=picture_height)
    if not is_rich:
        return data
    context = {"site": site, "post": post, "url": url, "home": home}
    html = render_to_string("reader/discovery/oembed.html", context | data)
    full_height = TEXT_HEIGHT + int(data.get("thumbnail_height", 0))
    return data | {"type": "rich", "html": html, "width": width, "height": full_height}


def _thumbnail(picture: Picture | None, *, origin: str, width: int, height: int) -> Data:
    """Return the data of the largest copy of the picture that fits; empty if none does."""
    if picture is None or not picture.is_intact:
        return {}
    copies = {size: picture.rendition_name(size, "webp") for size in picture.widths}
    copies[picture.width] = picture.path
    heights = {size: round(size * picture.height / picture.width) for size in copies}
    fitting = [size for size in copies if size <= width and heights[size] <= height]
    if not fitting:
        return {}
    size = max(fitting)
    return {
        "thumbnail_url": urljoin(origin, default_storage.url(copies[size])),
        "thumbnail_width": size,
        "thumbnail_height": heights[size],
    }


def _card(post: Post, form: OembedForm, *, origin: str) -> Data:
    """Return the post's card as its thumbnail if it fits; it exists in only one size."""
    sizes = ("maxwidth", link_previews.WIDTH), ("maxheight", link_previews.HEIGHT)
    if not post.card or any((form.cleaned_data[name] or size) < size for name, size in sizes):
        return {}
    return {
        "thumbnail_url": urljoin(origin, default_storage.url(post.card)),
        "thumbnail_width": link_previews.WIDTH,
        "thumbnail_height": link_previews.HEIGHT,
    }


def _json(data: Mapping[str, Any]) -> HttpResponse:
    content = json.dumps(data, ensure_ascii=False)
    return HttpResponse(content, content_type="application/json; charset=utf-8")


def _xml(data: Mapping[str, Any]) -> HttpResponse:
    root = E.oembed(*(E(name, xml_text(str(value))) for name, value in data.items()))
    content = etree.tostring(root, xml_declaration=True, encoding="utf-8", standalone=True)
    return HttpResponse(content, content_type="text/xml; charset=utf-8")


def _error(status: int, message: str) -> HttpResponse:
    return HttpResponse(message, status=status, content_type="text/plain; charset=utf-8")
