"""Bibliographies: brought in after a look at what they would do, and taken out."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from blog.admin.access import AdminRequest, right_required
from blog.admin.site import admin_site
from blog.people.roles import Right
from blog.sources.exporting import export
from blog.sources.importing import import_sources, plan_import
from blog.sources.models import Source
from blog.sources.parsing import FORMATS, Parsed, recognize, text_of

# The confirmed bibliography comes back in a field of the form, with all that the form adds to it.
LARGEST = settings.DATA_UPLOAD_MAX_MEMORY_SIZE - 100_000
TOO_LARGE = _("This is more than can be looked over at once. Import it in parts.")


class ImportForm(forms.Form):
    """A bibliography, as a file or pasted. `parsed` is what stands in it."""

    file = forms.FileField(
        label=_("File"), required=False, help_text=_("BibTeX (.bib), RIS (.ris) or CSL-JSON.")
    )
    text = forms.CharField(
        label=_("Or paste it here"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
    )
    parsed: Parsed

    def clean_file(self) -> "UploadedFile[Any] | None":
        file = cast("UploadedFile[Any] | None", self.cleaned_data["file"])
        if file and file.size and file.size > LARGEST:
            raise ValidationError(TOO_LARGE)
        return file

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        file = cast("UploadedFile[Any] | None", cleaned["file"])
        text = text_of(file.read()) if file else str(cleaned["text"])
        name = (file.name or "") if file else ""
        if len(text.encode()) + text.count("\n") > LARGEST:  # browsers send lines with two marks
            raise ValidationError(TOO_LARGE)
        format = recognize(text, name)
        if format is None:
            raise ValidationError(_("This is neither BibTeX nor RIS nor CSL-JSON."))
        self.parsed = format.read(text)
        return {**cleaned, "text": text}


@right_required(Right.WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def import_file(request: AdminRequest) -> HttpResponse:
    """First what the file would bring, then, confirmed, all of it or nothing."""
    asked = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ImportForm(*asked)
    context = {**admin_site.each_context(request), "title": _("Import sources"), "form": form}
    if not form.is_valid():
        return TemplateResponse(request, "admin/sources/import.html", context)
    plan = plan_import(form.parsed)
    if "confirmed" not in request.POST:
        context |= {"plan": plan, "text": form.cleaned_data["text"]}
        return TemplateResponse(request, "admin/sources/import_plan.html", context)
    counts = import_sources(plan, by=request.user).counts
    said = ngettext("%d source is new.", "%d sources are new.", counts["new"]) % counts["new"]
    messages.success(request, said)
    return HttpResponseRedirect(reverse("admin:blog_source_changelist"))


@right_required(Right.WRITE)
@require_safe
def export_all(request: AdminRequest, format: str) -> HttpResponse:
    if format not in FORMATS:
        raise Http404("no such format")
    return download(Source.objects.kept().order_by("key"), format)


def download(sources: Iterable[Source], format: str, *, name: str = "sources") -> HttpResponse:
    """The sources as a file in a format of `parsing.FORMATS`."""
    known = FORMATS[format]
    return HttpResponse(
        export(sources, format),
        content_type=f"{known.media_type}; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}{known.endings[0]}"'},
    )
