"""Import bibliographies, after a preview, and export them."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from blog.admin.access import AdminRequest, right_required
from blog.admin.site import admin_site
from blog.people.roles import Right
from blog.sources.exporting import export
from blog.sources.imports.models import ImportRun
from blog.sources.imports.planning import plan_import
from blog.sources.imports.queueing import start_import
from blog.sources.models import Source
from blog.sources.parsing import ENCODINGS, FORMATS, Parsed, decode, recognize

# To confirm, the browser sends the bibliography again in a field, plus the form's overhead.
MAX_BYTES = settings.DATA_UPLOAD_MAX_MEMORY_SIZE - 100_000
TOO_LARGE = _("This bibliography is too large to preview. Import it in parts.")


UNCLEAR = (
    "The encoding of this file is unclear. Nothing was imported. Choose its encoding, and the file "
    "again."
)


class ImportForm(forms.Form):
    """A bibliography, uploaded or pasted; `parsed` is the result of parsing it."""

    file = forms.FileField(
        label=_("File"), required=False, help_text=_("BibTeX (.bib), RIS (.ris) or CSL-JSON.")
    )
    text = forms.CharField(
        label=_("Or paste it"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
    )
    encoding = forms.ChoiceField(
        label="Encoding of the file",
        required=False,
        choices=[("", "Recognize it"), *ENCODINGS.items()],
    )
    field_order = ("file", "encoding", "text")
    parsed: Parsed
    recognized = ""  # the encoding that was recognized, unless it is UTF-8

    def clean_file(self) -> "UploadedFile[Any] | None":
        file = cast("UploadedFile[Any] | None", self.cleaned_data["file"])
        if file and file.size and file.size > MAX_BYTES:
            raise ValidationError(TOO_LARGE)
        return file

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        file = cast("UploadedFile[Any] | None", cleaned["file"])
        text = self._decoded(file.read()) if file else str(cleaned["text"])
        name = (file.name or "") if file else ""
        if len(text.encode()) + text.count("\n") > MAX_BYTES:  # browsers end lines with \\r\\n
            raise ValidationError(TOO_LARGE)
        format = recognize(text, name)
        if format is None:
            raise ValidationError(
                _("This is not a BibTeX, RIS or CSL-JSON bibliography. Nothing was imported.")
            )
        self.parsed = format.read(text)
        return {**cleaned, "text": text}

    def _decoded(self, data: bytes) -> str:
        """Return the text of the file; ask for its encoding if that is unclear."""
        decoded = decode(data, self.cleaned_data["encoding"])
        if not decoded.encoding:
            names = ", ".join(ENCODINGS[name] for name in decoded.likely)
            self.add_error("encoding", f"{UNCLEAR} It may be: {names}.")
            raise ValidationError([])
        self.recognized = ENCODINGS.get(decoded.encoding, decoded.encoding)
        return decoded.text


@right_required(Right.WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def import_file(request: AdminRequest) -> HttpResponse:
    """Preview the import; after confirmation, queue it and show its progress."""
    data = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ImportForm(*data)
    context = {**admin_site.each_context(request), "title": _("Import sources"), "form": form}
    if not form.is_valid():
        context["runs"] = ImportRun.objects.all().recent()[:10]
        return TemplateResponse(request, "admin/sources/import.html", context)
    text = form.cleaned_data["text"]
    if "confirmed" in request.POST:
        run = start_import(text, by=request.user, separate=request.POST.getlist("separate"))
        return HttpResponseRedirect(run.get_absolute_url())
    context |= {"plan": plan_import(form.parsed), "text": text, "encoding": form.recognized}
    return TemplateResponse(request, "admin/sources/import_plan.html", context)


@right_required(Right.WRITE)
@require_safe
def import_run(request: AdminRequest, pk: int) -> HttpResponse:
    """Show the progress of an import, and its report when it is finished."""
    run = get_object_or_404(ImportRun.objects.defer("text"), pk=pk)
    context = {**admin_site.each_context(request), "title": "Import", "run": run}
    return TemplateResponse(request, "admin/sources/import_run.html", context)


@right_required(Right.WRITE)
@require_safe
def export_all(_request: AdminRequest, format: str) -> HttpResponse:
    if format not in FORMATS:
        raise Http404("no such format")
    return download(Source.objects.kept().order_by("key"), format)


def download(sources: Iterable[Source], format: str, *, name: str = "sources") -> HttpResponse:
    """Return the sources as a download in one of `parsing.FORMATS`."""
    file_format = FORMATS[format]
    return HttpResponse(
        export(sources, format),
        content_type=f"{file_format.media_type}; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}{file_format.endings[0]}"'},
    )
