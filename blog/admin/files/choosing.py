"""The dialog of the editor to choose a file of the library, or to upload one."""

from collections.abc import Iterable

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST, require_safe

from blog.admin.access import AdminRequest, right_required
from blog.admin.files.forms import FileUploadForm, FileUseForm
from blog.admin.files.library import upload_form
from blog.admin.posts.citing_forms import SearchForm
from blog.media.files.models import MediaFile
from blog.people.roles import Right

SHOWN = 24


@right_required(Right.WRITE)
@require_safe
def choose(request: AdminRequest) -> HttpResponse:
    """Show the dialog to choose a file; with `q`, only the list of files that match."""
    offered = MediaFile.objects.kept().filter(missing_since=None).order_by("-uploaded_at", "-pk")
    search = SearchForm(request.GET)
    cleaned = search.cleaned_data if search.is_valid() else {}
    if "q" in request.GET:
        return _results(request, offered.matching(cleaned.get("q", ""))[:SHOWN])
    chosen = MediaFile.objects.filter(pk=cleaned.get("chosen") or 0)
    context = {
        "files": [*chosen, *offered.exclude(pk__in=chosen)[:SHOWN]],
        "chosen": cleaned.get("chosen"),
        "use": FileUseForm(initial=request.GET.dict(), auto_id="use_%s"),
        "form": FileUploadForm(account=request.user, auto_id="file_%s"),
    }
    return TemplateResponse(request, "admin/files/chooser/dialog.html", context)


@right_required(Right.WRITE)
@require_POST
def upload(request: AdminRequest) -> HttpResponse:
    """Upload the file and respond with it as the chosen one (201), or with the form's errors."""
    form = upload_form(request, auto_id="file_%s")
    if file := form.store():
        return _results(request, [file], chosen=file.pk, status=201)
    return TemplateResponse(request, "admin/files/chooser/_upload.html", {"form": form})


def _results(
    request: AdminRequest,
    files: Iterable[MediaFile],
    *,
    chosen: int | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {"files": list(files), "chosen": chosen}
    return TemplateResponse(request, "admin/files/chooser/_found.html", context, status=status)
