"""The picture library, and the dialog to choose a picture."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from blog.admin.access import AdminRequest, RightAdmin, right_required
from blog.admin.pictures.forms import (
    ALT_NEEDED,
    PicturePageForm,
    PictureUseForm,
    UploadForm,
)
from blog.admin.posts.citing_forms import SearchForm
from blog.admin.site import admin_site
from blog.admin.trash import trash_chosen
from blog.admin.uses import post_count_label, usage_links
from blog.media.cleaning import PictureRefused
from blog.media.metadata import save_metadata
from blog.media.models import Picture, PictureQuerySet, content_type_of
from blog.media.uploading import store_picture
from blog.people.roles import Right
from blog.posts.rendering.figures import focus_classes
from blog.posts.uses import unused_pictures

SHOWN = 24


class AttentionFilter(admin.SimpleListFilter):
    """Filter for pictures with missing metadata or a missing file."""

    title = _("needs attention")
    parameter_name = "care"

    def lookups(self, _request: HttpRequest, _model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("unused", _("unused")),
            ("bare", _("without alt text")),
            ("uncredited", _("without credit")),
            ("lost", "file missing or damaged"),
        ]

    def queryset(self, _request: HttpRequest, queryset: Any) -> QuerySet[Picture]:
        pictures: PictureQuerySet = queryset
        match self.value():
            case "unused":
                return pictures.filter(unused_pictures())
            case "bare":
                return pictures.without_alt_text()
            case "uncredited":
                return pictures.without_credit()
            case "lost":
                return pictures.missing()
        return pictures


@admin.register(Picture, site=admin_site)
class PictureAdmin(RightAdmin[Picture]):
    right = Right.WRITE
    form = PicturePageForm
    list_display = ("alt_text", "credit", "license", "used_in")
    list_filter = (AttentionFilter, "license")
    search_fields = ("alt",)
    search_help_text = _("Search the alt text, caption, credit or file name")
    ordering = ("-uploaded_at", "-pk")
    list_per_page = 48
    actions = (trash_chosen,)
    actions_selection_counter = False
    change_list_template = "admin/pictures/list.html"
    change_form_template = "admin/pictures/change.html"
    readonly_fields = ("preview",)
    fieldsets = (
        (None, {"fields": ("preview", "alt", "is_decorative", "caption")}),
        (_("Origin"), {"fields": ("credit", "license", "source_key")}),
        (_("Focal point"), {"fields": ("focus_x", "focus_y")}),
    )

    def get_queryset(self, _request: HttpRequest) -> QuerySet[Picture]:
        return Picture.objects.kept().annotate(
            shown=Count("posts", distinct=True), led=Count("led_posts", distinct=True)
        )

    def get_search_results(
        self, _request: HttpRequest, queryset: Any, search_term: str
    ) -> tuple[QuerySet[Picture], bool]:
        pictures: PictureQuerySet = queryset
        return pictures.matching(search_term), False

    @admin.display(description=_("alt text"), ordering="alt")
    def alt_text(self, picture: Picture) -> str:
        text = picture.alt or (_("decorative") if picture.is_decorative else _("none yet"))
        return Truncator(str(text)).words(18)

    @admin.display(description=_("used in"))
    def used_in(self, picture: Any) -> str:
        leading = _("lead picture of %(posts)s") % {"posts": post_count_label(picture.led)}
        return ", ".join(
            str(part)
            for part, count in (
                (post_count_label(picture.shown), picture.shown),
                (leading, picture.led),
            )
            if count
        )

    @admin.display(description=_("picture"))
    def preview(self, picture: Picture) -> str:
        return format_html(
            '<img class="preview" src="{}?width=800" alt="{}"><br>{} · {} × {}',
            reverse("admin:picture-file", args=[picture.pk]),
            picture.alt,
            picture.original_name,
            picture.width,
            picture.height,
        )

    def add_view(
        self, request: HttpRequest, _form_url: str = "", _extra_context: Any = None
    ) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = UploadForm(*_uploaded(request))
        if picture := _stored(form):
            messages.success(request, _("Picture uploaded."))
            return HttpResponseRedirect(reverse("admin:blog_picture_change", args=[picture.pk]))
        context = {
            **admin_site.each_context(request),
            "form": form,
            "opts": self.opts,
            "title": _("Add picture"),
        }
        return TemplateResponse(request, "admin/pictures/add.html", context)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        response = super().changelist_view(request, extra_context)
        context = getattr(response, "context_data", None) or {}
        for picture in context["cl"].result_list if "cl" in context else []:
            picture.focus, picture.usage = focus_classes(picture), self.used_in(picture)
        return response

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        picture: Picture = context["original"]
        context |= {"focus": focus_classes(picture), "uses": usage_links(picture, request)}
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, _request: HttpRequest, obj: Picture, _form: Any, _change: bool) -> None:
        save_metadata(obj)

    def has_delete_permission(self, _request: HttpRequest, _obj: Picture | None = None) -> bool:
        """Return False: pictures are moved to the trash instead."""
        return False


@right_required(Right.WRITE)
@require_safe
def choose(request: AdminRequest) -> HttpResponse:
    """Show the dialog to choose a picture; with `q`, only the list of pictures that match.

    For a lead picture (`is_lead`) the dialog does not ask for metadata.
    """
    offered = Picture.objects.kept().filter(missing_since=None)
    search = SearchForm(request.GET)
    cleaned = search.cleaned_data if search.is_valid() else {}
    if "q" in request.GET:
        matches = offered.matching(cleaned.get("q", "")).order_by("-uploaded_at")
        return _results(request, matches[:SHOWN])
    chosen = Picture.objects.filter(pk=cleaned.get("chosen") or 0)
    latest = offered.exclude(pk__in=chosen).order_by("-uploaded_at")[:SHOWN]
    context = {
        "pictures": [*chosen, *latest],
        "chosen": cleaned.get("chosen"),
        "use": None if "is_lead" in request.GET else _use_form(request),
        "alt_needed": ALT_NEEDED,
        "form": UploadForm(auto_id="picture_%s"),
    }
    return TemplateResponse(request, "admin/pictures/chooser/dialog.html", context)


def _use_form(request: AdminRequest) -> PictureUseForm:
    return PictureUseForm(initial=request.GET.dict(), auto_id="use_%s")


@right_required(Right.WRITE)
@require_POST
def upload(request: AdminRequest) -> HttpResponse:
    """Upload the picture and respond with it as the chosen one (201), or with the form's errors."""
    form = UploadForm(*_uploaded(request), auto_id="picture_%s")
    if picture := _stored(form):
        return _results(request, [picture], chosen=picture.pk, status=201)
    return TemplateResponse(request, "admin/pictures/chooser/_upload.html", {"form": form})


@right_required(Right.WRITE)
@require_safe
def file(request: AdminRequest, pk: int) -> HttpResponse:
    """Redirect to the file, or to its smallest rendition at least `width` pixels wide.

    If the file is missing, redirect to a picture that says so.
    """
    picture = get_object_or_404(Picture, pk=pk)
    if not picture.is_intact:
        return HttpResponseRedirect(static("missing-picture.svg"))
    given = request.GET.get("width", "")
    minimum = int(given) if given.isdecimal() and len(given) < 6 else None
    widths = [width for width in picture.widths if minimum is not None and width >= minimum]
    name = picture.rendition_name(min(widths), "webp") if widths else picture.path
    if picture.trashed_at:  # it has no public URL
        with default_storage.open(name) as content:
            return HttpResponse(content.read(), content_type=content_type_of(name))
    return HttpResponseRedirect(default_storage.url(name))


def _uploaded(request: HttpRequest) -> tuple[Any, Any]:
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def _stored(form: UploadForm) -> Picture | None:
    """Store the picture and return it; None if the form is invalid, with the reason as an error."""
    if not form.is_valid():
        return None
    metadata = form.cleaned_data
    file = metadata.pop("file")
    try:
        return store_picture(file, name=file.name, **metadata)
    except PictureRefused as refusal:
        form.add_error("file", str(refusal))
        return None


def _results(
    request: AdminRequest,
    pictures: Iterable[Picture],
    *,
    chosen: int | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {"pictures": list(pictures), "chosen": chosen}
    return TemplateResponse(request, "admin/pictures/chooser/_found.html", context, status=status)
