"""The pictures on a post's page: a figure, or a placeholder if the picture is missing."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.files.storage import default_storage
from django.template.loader import render_to_string

from blog.media.models import FORMATS, Picture
from blog.site.licenses import license_url
from blog.text.html.marks import MarkedText, PictureMark
from blog.text.html.nodes import replace


@dataclass(frozen=True)
class Figure:
    """The content of a figure; `sources` are (MIME type, srcset) pairs, best format first.

    The sources of an animated picture show its first frame.
    """

    alt: str
    caption: str = ""
    credit: str = ""
    license: str = ""
    license_url: str = ""
    url: str = ""
    width: int = 0
    height: int = 0
    sources: tuple[tuple[str, str], ...] = ()
    taken_from: str = ""  # the short name of the source the picture is from
    taken_from_url: str = ""
    focus: str = ""  # classes of static/css/focal-point.css
    is_lead: bool = False
    is_animated: bool = False
    remote: str = ""  # the URL on another site, of which there is no copy yet


def place_figures(text: MarkedText, pictures: Mapping[int, Picture]) -> dict[int, Figure]:
    """Replace every picture mark with a figure; return each picture's first, by primary key."""
    marks = list(text.pictures())
    placed: dict[int, Figure] = {}
    for mark, node in marks:
        picture = pictures.get(mark.picture or 0)
        figure = figure_of(picture, mark)
        replace(node, figure_html(figure))
        if picture:
            placed.setdefault(picture.pk, figure)
    for mark, node in list(text.remote_pictures()):
        replace(node, figure_html(figure_of(None, mark)))
    return placed


def figure_html(figure: Figure) -> str:
    """Return the HTML of the figure, or of the placeholder if its file is missing."""
    template = "picture" if figure.url else "picture_missing"
    return render_to_string(f"rendered/{template}.html", {"figure": figure})


def lead_html(figure: Figure) -> str:
    """Return the HTML of the picture alone, for lists; "" if its file is missing."""
    return render_to_string("rendered/lead.html", {"figure": figure}) if figure.url else ""


def image_object(figure: Figure) -> dict[str, Any]:
    """Return the figure as a schema.org ImageObject; URLs on this blog are still paths.

    Search engines expect a credit or a license with `contentUrl`, so it needs one of them.
    """
    is_credited = figure.credit or figure.taken_from or figure.license_url
    properties = {
        "@type": "ImageObject",
        "url": figure.url,
        "contentUrl": figure.url if is_credited else "",
        "width": figure.width,
        "height": figure.height,
        "caption": figure.caption or figure.alt,
        "creditText": figure.credit or figure.taken_from,
        "license": figure.license_url,
        "acquireLicensePage": figure.taken_from_url,
    }
    return {name: value for name, value in properties.items() if value}


def lead_figure(picture: Picture) -> Figure:
    """Return the figure shown above a post's text if the text does not contain the picture."""
    return dataclasses.replace(figure_of(picture), is_lead=True)


def figure_of(picture: Picture | None, mark: PictureMark | None = None) -> Figure:
    """Return the figure for one use of a picture; without a URL if its file is missing.

    The metadata in the mark takes precedence over the picture's own.
    """
    mark = mark or PictureMark()
    if picture is None:
        return Figure(alt=mark.alt, caption=mark.caption, credit=mark.credit, remote=mark.remote)
    is_decorative = mark.is_decorative or (picture.is_decorative and not mark.alt)
    is_there = picture.is_intact
    source = picture.source
    return Figure(
        alt="" if is_decorative else mark.alt or picture.alt,
        caption=mark.caption or picture.caption,
        credit=picture.credit,
        license=picture.get_license_display(),
        license_url=license_url(picture.license),
        url=default_storage.url(picture.path) if is_there else "",
        width=picture.width,
        height=picture.height,
        sources=tuple(
            (f"image/{format}", _source_set(picture, format))
            for format in FORMATS
            if picture.widths
        ),
        taken_from=source.short_name if source else "",
        taken_from_url=source.get_absolute_url() if source else "",
        focus=focus_classes(picture),
        is_animated=picture.is_animated,
    )


def focus_classes(picture: Picture) -> str:
    """Return the CSS classes that keep the focal point visible in crops, rounded to tenths."""
    x, y = round(picture.focus_x, -1), round(picture.focus_y, -1)
    return "" if x == y == 50 else f"focus-x-{x} focus-y-{y}"


def _source_set(picture: Picture, format: str) -> str:
    return ", ".join(
        f"{default_storage.url(picture.rendition_name(width, format))} {width}w"
        for width in picture.widths
    )
