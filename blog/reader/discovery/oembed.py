"""oEmbed (oembed.com): what other sites may show where the address of a post is pasted."""

import json
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import unquote, urlencode, urljoin, urlsplit

from django import forms
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
from blog.reader.absolute_urls import absolute
from blog.reader.feeds.xml import said as sayable
from blog.web.requests import BlogRequest

TYPES = {"json": "application/json+oembed", "xml": "text/xml+oembed"}
WIDTH, TEXT_HEIGHT = 600, 240  # of the quotation, in CSS pixels; a picture stands above its text
LEAST_WIDTH = 240  # below it, and without room for the text, only a link is told
A_DAY = 24 * 3600
PRIVATE = ("/preview/", "/admin/")

Answer = dict[str, str | int]


class OembedForm(forms.Form):
    """What a consumer asks: the post's address, and how large it may be shown."""

    url = forms.CharField(
        max_length=2000,
        error_messages={"required": gettext_lazy("Say the address of a post as url=…")},
    )
    maxwidth = forms.IntegerField(min_value=1, required=False)
    maxheight = forms.IntegerField(min_value=1, required=False)


@require_safe
def oembed(request: BlogRequest) -> HttpResponse:
    format = request.GET.get("format") or "json"
    if format not in TYPES:
        return _refusal(501, _("There are two formats: json and xml."))
    form = OembedForm(request.GET)
    if not form.is_valid():
        name, errors = next(iter(form.errors.items()))
        return _refusal(400, f"{name}: {errors[0]}")
    path = _path_here(request, form.cleaned_data["url"])
    if path.startswith(PRIVATE):
        return _refusal(401, _("That is private here: lead to it by a link."))
    post = Post.objects.live().for_page().filter(permalinks__path=path).first()
    if post is None:
        return _refusal(404, _("No post or page stands at that address."))
    answer = _answer(
        request,
        post,
        width=min(form.cleaned_data["maxwidth"] or WIDTH, WIDTH),
        height=form.cleaned_data["maxheight"] or TEXT_HEIGHT + WIDTH,
    )
    if "thumbnail_url" not in answer:
        answer |= _card(request, post, form)
    return _xml(answer) if format == "xml" else _json(answer)


def oembed_addresses(request: BlogRequest, canonical: str) -> Iterable[tuple[str, str]]:
    """(media type, address) of what this says of the page at `canonical`, in each format."""
    endpoint = absolute(request, reverse("oembed"))
    for format, kind in TYPES.items():
        yield kind, f"{endpoint}?{urlencode({'url': canonical, 'format': format})}"


def _path_here(request: BlogRequest, url: str) -> str:
    """The path of an address of this blog, whatever its scheme, query and fragment; else ""."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    is_here = parts.netloc.lower() == urlsplit(absolute(request, "")).netloc.lower()
    return unquote(parts.path).replace("\0", "") if is_here else ""


def _answer(request: BlogRequest, post: Post, *, width: int, height: int) -> Answer:
    address, home = absolute(request, post.get_absolute_url()), absolute(request, "/")
    authors = list(post.bylines.all())
    answer: Answer = {
        "version": "1.0",
        "type": "link",
        "title": post.title,
        "author_name": ", ".join(map(str, authors)),
        "provider_name": request.blog.name,
        "provider_url": home,
        "cache_age": A_DAY,
    }
    if len(authors) == 1:
        answer["author_url"] = absolute(request, authors[0].get_absolute_url())
    is_roomy = width >= LEAST_WIDTH and height >= TEXT_HEIGHT
    for_picture = height - TEXT_HEIGHT if is_roomy else height
    thumbnail = _thumbnail(post.lead_picture, home=home, width=width, height=for_picture)
    if not is_roomy:
        return answer | thumbnail
    context = {"site": request.blog, "post": post, "address": address, "home": home}
    html = render_to_string("reader/discovery/oembed.html", context | thumbnail)
    tall = TEXT_HEIGHT + int(thumbnail.get("thumbnail_height", 0))
    return answer | thumbnail | {"type": "rich", "html": html, "width": width, "height": tall}


def _thumbnail(picture: Picture | None, *, home: str, width: int, height: int) -> Answer:
    """The largest copy of the picture that fits; nothing if none does."""
    if picture is None or not picture.is_there:
        return {}
    copies = {size: picture.rendition_name(size, "webp") for size in picture.widths}
    copies[picture.width] = picture.path
    heights = {size: round(size * picture.height / picture.width) for size in copies}
    fitting = [size for size in copies if size <= width and heights[size] <= height]
    if not fitting:
        return {}
    size = max(fitting)
    return {
        "thumbnail_url": urljoin(home, default_storage.url(copies[size])),
        "thumbnail_width": size,
        "thumbnail_height": heights[size],
    }


def _card(request: BlogRequest, post: Post, form: OembedForm) -> Answer:
    """The card drawn of the post as its thumbnail, where it fits: there is but one size."""
    sizes = ("maxwidth", link_previews.WIDTH), ("maxheight", link_previews.HEIGHT)
    if not post.card or any((form.cleaned_data[name] or size) < size for name, size in sizes):
        return {}
    return {
        "thumbnail_url": urljoin(absolute(request, "/"), default_storage.url(post.card)),
        "thumbnail_width": link_previews.WIDTH,
        "thumbnail_height": link_previews.HEIGHT,
    }


def _json(answer: Mapping[str, Any]) -> HttpResponse:
    words = json.dumps(answer, ensure_ascii=False)
    return HttpResponse(words, content_type="application/json; charset=utf-8")


def _xml(answer: Mapping[str, Any]) -> HttpResponse:
    root = E.oembed(*(E(name, sayable(str(value))) for name, value in answer.items()))
    words = etree.tostring(root, xml_declaration=True, encoding="utf-8", standalone=True)
    return HttpResponse(words, content_type="text/xml; charset=utf-8")


def _refusal(status: int, words: str) -> HttpResponse:
    return HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")
