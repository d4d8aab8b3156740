"""Sources at the desk: their pages, and the dialog in which an author cites one."""

from collections.abc import Iterable
from typing import Any, cast

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.forms import Script
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from blog.admin.access import DeskRequest, RightAdmin, right_required
from blog.admin.site import desk
from blog.admin.source_forms import CitationForm, SearchForm, SourceForm
from blog.admin.uses import posts_counted, posts_in_words
from blog.people.roles import Right
from blog.posts.models import Post
from blog.sources.editing import write_source
from blog.sources.models import Source, SourceQuerySet

SHOWN = 30


@admin.register(Source, site=desk)
class SourceAdmin(RightAdmin[Source]):
    right = Right.WRITE
    form = SourceForm
    list_display = ("reference", "kind", "year", "cited_in")
    list_filter = ("kind", "standing")
    search_fields = ("title",)
    search_help_text = _("Search names, title, year or key")
    ordering = ("names", "year", "title")
    list_per_page = 50
    fieldsets = (
        (None, {"fields": SourceForm.field_order[:9]}),
        (_("Publication"), {"fields": SourceForm.field_order[9:14]}),
        (_("Archive"), {"fields": SourceForm.field_order[14:18]}),
        (_("Where it is found"), {"fields": ("doi", "isbn", "url")}),
        (_("On this blog"), {"fields": ("standing", "note")}),
    )

    class Media:
        js = (Script("js/editor/fields.js", type="module"),)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        return Source.objects.annotate(cited=Count("posts", distinct=True))

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Source], search_term: str
    ) -> tuple[QuerySet[Source], bool]:
        return cast(SourceQuerySet, queryset).matching(search_term), False

    @admin.display(description=_("source"), ordering="names")
    def reference(self, source: Source) -> str:
        return ". ".join(part for part in (source.names, source.title) if part)

    @admin.display(description=_("cited in"), ordering="cited")
    def cited_in(self, source: Any) -> str:
        return posts_counted(source.cited)

    def save_model(self, request: HttpRequest, obj: Source, form: Any, change: bool) -> None:
        write_source(obj, form.item, standing=obj.standing, note=obj.note)

    def get_deleted_objects(
        self, objs: Any, request: HttpRequest
    ) -> tuple[list[Any], dict[Any, int], set[Any], list[Any]]:
        to_delete, counts, lacking, protected = super().get_deleted_objects(objs, request)
        if protected:
            protected = posts_in_words(Post.objects.filter(sources__in=objs), request)
        return to_delete, counts, lacking, protected


@right_required(Right.WRITE)
@require_safe
def cite(request: DeskRequest) -> HttpResponse:
    """The dialog; asked with `q`, only its list of the sources that match."""
    search = SearchForm(request.GET)
    asked = search.cleaned_data if search.is_valid() else {}
    if "q" in request.GET:
        return _found(request, Source.objects.matching(asked.get("q", ""))[:SHOWN])
    chosen = Source.objects.filter(pk=asked.get("chosen") or 0)
    latest = Source.objects.exclude(pk__in=chosen).order_by("-updated_at")[:SHOWN]
    context = {
        "sources": [*chosen, *latest],
        "chosen": asked.get("chosen"),
        "citation": CitationForm(initial=request.GET.dict(), auto_id="cite_%s"),
        "form": SourceForm(auto_id="source_%s"),
    }
    return TemplateResponse(request, "admin/citing/dialog.html", context)


@right_required(Right.WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def cite_new(request: DeskRequest) -> HttpResponse:
    """The form of a new source; once written (201), the list with it alone, chosen."""
    form = SourceForm(request.POST if request.method == "POST" else None, auto_id="source_%s")
    if not form.is_valid():
        return TemplateResponse(request, "admin/citing/_new.html", {"form": form})
    said = form.cleaned_data
    source = write_source(Source(), form.item, standing=said["standing"], note=said["note"])
    return _found(request, [source], chosen=source.pk, status=201)


def _found(
    request: DeskRequest,
    sources: Iterable[Source],
    *,
    chosen: int | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {"sources": list(sources), "chosen": chosen}
    return TemplateResponse(request, "admin/citing/_found.html", context, status=status)
