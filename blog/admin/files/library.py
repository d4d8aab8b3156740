"""The files of the media library: their list, their upload, their page."""

from typing import Any, cast

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe
from js_asset import Media

from blog.admin.access import AdminRequest, RightAdmin, right_required
from blog.admin.files.forms import FilePageForm, FileUploadForm
from blog.admin.site import admin_site
from blog.admin.trash import trash_chosen
from blog.admin.uses import post_count_label, usage_links
from blog.media.files.describing import describe_file
from blog.media.files.models import MediaFile, MediaFileQuerySet
from blog.people.roles import Right
from blog.posts.uses import unused_files
from blog.text.formats.captions import clock

ABOUT = ("Origin", {"fields": ("credit", "license", "source_key")})
RECORDING = (
    "Captions and transcript",
    {
        "fields": (
            *("language", "new_captions", "remove_captions"),
            *("new_chapters", "remove_chapters", "transcript"),
        )
    },
)


class AttentionFilter(admin.SimpleListFilter):
    """Filter for files with missing metadata, captions or bytes."""

    title = "needs attention"
    parameter_name = "care"

    def lookups(self, _request: HttpRequest, _model_admin: Any) -> list[tuple[str, str]]:
        return [
            ("unused", "unused"),
            ("bare", "without description"),
            ("silent", "without captions"),
            ("uncredited", "without credit"),
            ("lost", "file missing or damaged"),
        ]

    def queryset(self, _request: HttpRequest, queryset: Any) -> QuerySet[MediaFile]:
        files: MediaFileQuerySet = queryset
        match self.value():
            case "unused":
                return files.filter(unused_files())
            case "bare":
                return files.filter(description="")
            case "silent":
                return files.without_captions()
            case "uncredited":
                return files.filter(credit="", source__isnull=True)
            case "lost":
                return files.missing()
        return files


@admin.register(MediaFile, site=admin_site)
class MediaFileAdmin(RightAdmin[MediaFile]):
    right = Right.WRITE
    form = FilePageForm
    list_display = ("title_shown", "format_shown", "size_shown", "credit", "license", "used_in")
    list_filter = ("kind", AttentionFilter, "license")
    search_fields = ("title",)
    search_help_text = "Search the title, description, credit or file name"
    ordering = ("-uploaded_at", "-pk")
    list_per_page = 50
    actions = (trash_chosen,)
    change_list_template = "admin/files/list.html"
    change_form_template = "admin/files/change.html"
    view_on_site = False

    def get_queryset(self, _request: HttpRequest) -> QuerySet[MediaFile]:
        return MediaFile.objects.kept().annotate(shown=Count("posts", distinct=True))

    def get_fieldsets(self, _request: HttpRequest, obj: MediaFile | None = None) -> Any:
        poster = ("poster",) if obj and obj.kind == "video" else ()
        main = (None, {"fields": ("title", "description", *poster)})
        return (main, RECORDING, ABOUT) if obj and obj.is_recording else (main, ABOUT)

    def get_search_results(
        self, _request: HttpRequest, queryset: Any, search_term: str
    ) -> tuple[QuerySet[MediaFile], bool]:
        files: MediaFileQuerySet = queryset
        return files.matching(search_term), False

    @admin.display(description="title", ordering="title")
    def title_shown(self, file: MediaFile) -> str:
        return f"{file} (file {file.fault})" if file.fault else str(file)

    @admin.display(description="format", ordering="format")
    def format_shown(self, file: MediaFile) -> str:
        details = [f"{file.pages} p." if file.pages else "", clock(file.duration)]
        return " · ".join(
            [file.format_of.name, *filter(None, details[: 2 if file.duration else 1])]
        )

    @admin.display(description="size", ordering="size")
    def size_shown(self, file: MediaFile) -> str:
        return f"{max(file.size / 1_000_000, 0.1):,.1f} MB"

    @admin.display(description="used in")
    def used_in(self, file: Any) -> str:
        return post_count_label(file.shown)

    def add_view(
        self, request: HttpRequest, _form_url: str = "", _extra_context: Any = None
    ) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = upload_form(cast(AdminRequest, request))
        if file := form.store():
            messages.success(request, "File uploaded.")
            return HttpResponseRedirect(reverse("admin:blog_mediafile_change", args=[file.pk]))
        context = {
            **admin_site.each_context(request),
            "form": form,
            "media": with_nonce(request, form.media),
            "title": "Add file",
        }
        return TemplateResponse(request, "admin/files/add.html", context)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        file: MediaFile = context["original"]
        context["uses"] = usage_links(file, request)
        context["length"] = clock(file.duration) if file.duration else ""
        context["media"] = with_nonce(request, context["media"])
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, _request: HttpRequest, obj: MediaFile, _form: Any, _change: bool) -> None:
        describe_file(obj)

    def has_delete_permission(self, _request: HttpRequest, _obj: MediaFile | None = None) -> bool:
        """Return False: files are moved to the trash instead."""
        return False


def with_nonce(request: HttpRequest, media: Any) -> Any:
    """Return the media; their import map is inline and needs the policy's nonce."""
    return Media.from_media(media, nonce=str(cast(Any, request).csp_nonce))


def upload_form(request: AdminRequest, **options: Any) -> FileUploadForm:
    """Return the upload form, with what was sent to it."""
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    return FileUploadForm(*sent, account=request.user, **options)


@right_required(Right.WRITE)
@require_safe
def preview(_request: AdminRequest, pk: int) -> HttpResponse:
    """Return the picture of the file's first page, also while the file is in the trash."""
    file = get_object_or_404(MediaFile.objects.exclude(preview=""), pk=pk)
    with default_storage.open(file.preview) as content:
        return HttpResponse(content.read(), content_type="image/webp")
