"""Finding a citation style among all that the CSL project has published, and adding it.

The page works without JavaScript; where a style is chosen (`StyleSelect`), the same search opens
in a dialog.
"""

import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from blog.admin.access import AdminRequest, right_required
from blog.admin.site import admin_site
from blog.people.audit import note
from blog.people.roles import Right
from blog.sources.available_styles import add_published, key_of
from blog.sources.styles import (
    FIELDS,
    FORMATS,
    CannotPreview,
    PublishedStyle,
    StylePreview,
    StyleRefused,
    csl_of,
    find_styles,
    preview_style,
    published_styles,
    read_style,
)

SHOWN = 10
PREVIEW_SECONDS = 2.0  # for those of a page; a style takes about 20 ms


class StyleSearchForm(forms.Form):
    """What to search for; wrong values are ignored."""

    q = forms.CharField(
        label="Journal, publisher or style",
        required=False,
        max_length=200,
        widget=forms.SearchInput(
            attrs={
                "autocomplete": "off",
                "autofocus": True,
                "placeholder": "Journal of Modern History",
            }
        ),
    )
    field = forms.ChoiceField(
        label="Field", required=False, choices=[("", "All fields"), *FIELDS.items()]
    )
    format = forms.ChoiceField(
        label="Cites by", required=False, choices=[("", "Everything"), *FORMATS.items()]
    )

    @property
    def query(self) -> dict[str, str]:
        """The valid values, by the names of the fields."""
        self.is_valid()
        values = getattr(self, "cleaned_data", {})
        return {name: values.get(name, "") for name in self.fields}


@dataclass(frozen=True)
class Candidate:
    """A style that was found. `key` is "" unless the blog has it; `parent` is the title of the
    style that it follows, if any.
    """

    style: PublishedStyle
    key: str
    parent: str
    preview: StylePreview | None

    @property
    def format(self) -> str:
        return FORMATS.get(self.style.format, "")

    @property
    def fields(self) -> str:
        return ", ".join(FIELDS.get(field, field) for field in self.style.fields.split())


@right_required(Right.WRITE)
@require_safe
def find(request: AdminRequest) -> HttpResponse:
    """Show the page to find a style."""
    context = {
        **admin_site.each_context(request),
        "title": "Find a citation style",
        **_found(request),
    }
    return TemplateResponse(request, "admin/sources/styles/find.html", context)


@right_required(Right.WRITE)
@require_safe
def choose(request: AdminRequest) -> HttpResponse:
    """Show the dialog to find a style; with `q`, only the styles that match."""
    part = "_choices" if "q" in request.GET else "dialog"
    return TemplateResponse(request, f"admin/sources/styles/{part}.html", _found(request))


@right_required(Right.WRITE)
@require_POST
def add(request: AdminRequest) -> HttpResponse:
    """Add the style to the blog; respond with its key and title if JSON is preferred."""
    found = published_styles(request.POST.get("style", "")[:200])
    if not found:
        raise Http404
    published = next(iter(found.values()))
    is_new = not key_of(published)
    try:
        key, title = add_published(published)
    except StyleRefused as refusal:
        return _answer(request, error=str(refusal))
    if is_new:
        note(request.user, f"Added the citation style “{title}”.")
    return _answer(request, key=key, title=title)


def _answer(request: HttpRequest, **answer: str) -> HttpResponse:
    error = answer.get("error", "")
    if request.accepts("text/html"):
        added = f"“{answer.get('title')}” is now among your citation styles."
        messages.add_message(request, messages.ERROR if error else messages.SUCCESS, error or added)
        query = urlencode(StyleSearchForm(request.POST).query)
        return HttpResponseRedirect(f"{reverse('admin:style-find')}?{query}")
    return JsonResponse(answer, status=422 if error else 200)


def _found(request: AdminRequest) -> dict[str, Any]:
    """Return the context of the search: its form, the page of results, and their previews."""
    form = StyleSearchForm(request.GET, auto_id="style_%s")
    page: Page[PublishedStyle] = Paginator(find_styles(**_named(form.query)), SHOWN).get_page(
        request.GET.get("page")
    )
    return {
        "form": form,
        "query": form.query,
        "page": page,
        "candidates": _candidates(page.object_list, language=request.blog.language),
        "link": "?" + urlencode(form.query) + "&page=",
    }


def _named(query: dict[str, str]) -> dict[str, str]:
    return {"query": query["q"], "field": query["field"], "format": query["format"]}


def _candidates(styles: Iterable[PublishedStyle], *, language: str) -> list[Candidate]:
    found = list(styles)
    parents = published_styles(*{style.parent for style in found if style.parent})
    end = time.monotonic() + PREVIEW_SECONDS
    return [
        Candidate(
            style=style,
            key=key_of(style),
            parent=parents[style.parent].title if style.parent in parents else "",
            preview=_preview(style, language=language) if time.monotonic() < end else None,
        )
        for style in found
    ]


def _preview(style: PublishedStyle, *, language: str) -> StylePreview | None:
    try:
        return preview_style(read_style(csl_of(style)), language=language)
    except (CannotPreview, StyleRefused):
        return None
