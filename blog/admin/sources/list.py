"""Sources in the admin panel: their list and their pages."""

from collections.abc import Callable
from typing import Any, ClassVar, cast
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from blog.admin.access import RightAdmin
from blog.admin.site import admin_site
from blog.admin.sources.files import download
from blog.admin.sources.forms import SourceForm
from blog.admin.trash import trash_chosen
from blog.admin.uses import post_count_label
from blog.people.roles import Right
from blog.posts.citations.models import Citation
from blog.sources.editing import rename_source, write_source
from blog.sources.kinds import Kind
from blog.sources.models import Source, SourceQuerySet
from blog.sources.parsing import FORMATS
from blog.text.words.punctuation import with_period


class KindFilter(admin.SimpleListFilter):
    """Filter by kind; it offers only the kinds that some source has."""

    title = _("kind")
    parameter_name = "kind"

    def lookups(self, _request: HttpRequest, _model_admin: Any) -> list[tuple[str, Any]]:
        used = set(Source.objects.values_list("kind", flat=True).distinct())
        return [(kind, label) for kind, label in Kind.choices if kind in used]

    def queryset(self, _request: HttpRequest, queryset: QuerySet[Source]) -> QuerySet[Source]:
        return queryset.filter(kind=self.value()) if self.value() else queryset


@admin.register(Source, site=admin_site)
class SourceAdmin(RightAdmin[Source]):
    right = Right.WRITE
    form = SourceForm
    list_display = ("reference", "kind", "date", "cited_in")
    list_filter = (KindFilter, "source_role", "origin")
    search_fields = ("title",)
    search_help_text = _("Search names, titles, years and keys")
    ordering = ("folded_names", "year", "title")
    list_per_page = 50
    actions = ("merge", trash_chosen)
    change_list_template = "admin/sources/list.html"
    fieldsets = (
        (None, {"fields": SourceForm.field_order[:-11]}),
        (_("Where to find it"), {"fields": SourceForm.field_order[-11:-3]}),
        (_("On this blog"), {"fields": SourceForm.field_order[-3:]}),
    )

    class Media:
        css: ClassVar = {"all": ["css/admin/source.css"]}

    def get_queryset(self, _request: HttpRequest) -> QuerySet[Source]:
        citing = Citation.objects.filter(source=OuterRef("pk")).order_by().values("source")
        posts = Subquery(citing.annotate(count=Count("post", distinct=True)).values("count"))
        return Source.objects.kept().annotate(cited=Coalesce(posts, 0))

    def get_search_results(
        self, _request: HttpRequest, queryset: QuerySet[Source], search_term: str
    ) -> tuple[QuerySet[Source], bool]:
        return cast(SourceQuerySet, queryset).matching(search_term), False

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        exports = {
            f"export_{name}": (_export(name), f"export_{name}", _("Export as %s") % format.label)
            for name, format in FORMATS.items()
        }
        return {**super().get_actions(request), **exports}

    @admin.action(description=_("Merge two records of one work"))
    def merge(self, request: HttpRequest, queryset: QuerySet[Source]) -> HttpResponse | None:
        chosen = list(queryset.values_list("pk", flat=True)[:3])
        if len(chosen) != 2:
            self.message_user(request, _("Choose two sources to merge."), messages.ERROR)
            return None
        query = urlencode({"first": chosen[0], "second": chosen[1]})
        return HttpResponseRedirect(f"{reverse('admin:source-merge')}?{query}")

    @admin.display(description=_("source"), ordering="folded_names")
    def reference(self, source: Source) -> str:
        return " ".join(map(with_period, (source.names, source.heading))).strip()

    @admin.display(description=_("date"), ordering="year")
    def date(self, source: Source) -> str:
        return source.date

    @admin.display(description=_("cited in"), ordering="cited")
    def cited_in(self, source: Any) -> str:
        return post_count_label(source.cited)

    def save_model(self, _request: HttpRequest, obj: Source, form: Any, change: bool) -> None:
        former_key = form.initial.get("key") if change else None
        key, obj.key = obj.key, former_key or obj.key
        write_source(obj, form.item, source_role=obj.source_role, note=obj.note)
        if key and key != obj.key:
            rename_source(obj, key=key)

    def has_delete_permission(self, _request: HttpRequest, _obj: Source | None = None) -> bool:
        """Return False: sources are moved to the trash instead."""
        return False


def _export(format: str) -> Callable[..., HttpResponse]:
    def action(
        _admin: SourceAdmin, _request: HttpRequest, queryset: QuerySet[Source]
    ) -> HttpResponse:
        return download(queryset.order_by("key"), format)

    return action
