"""Sources at the desk: their list and their pages."""

from typing import Any, ClassVar, cast

from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from blog.admin.access import RightAdmin
from blog.admin.site import desk
from blog.admin.source_forms import SourceForm
from blog.admin.uses import posts_counted, posts_in_words
from blog.people.roles import Right
from blog.posts.models import Post
from blog.sources.editing import rename_source, write_source
from blog.sources.models import Source, SourceQuerySet


@admin.register(Source, site=desk)
class SourceAdmin(RightAdmin[Source]):
    right = Right.WRITE
    form = SourceForm
    list_display = ("reference", "kind", "year", "cited_in")
    list_filter = ("kind", "standing", "origin")
    search_fields = ("title",)
    search_help_text = _("Search names, title, year or key")
    ordering = ("names", "year", "title")
    list_per_page = 50
    fieldsets = (
        (None, {"fields": SourceForm.field_order[:-12]}),
        (_("Where it is found"), {"fields": SourceForm.field_order[-12:-4]}),
        (_("On this blog"), {"fields": SourceForm.field_order[-4:]}),
    )

    class Media:
        css: ClassVar = {"all": ["css/admin/source.css"]}

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
        former = form.initial.get("key") if change else None
        key, obj.key = obj.key, former or obj.key
        write_source(obj, form.item, standing=obj.standing, note=obj.note)
        if key and key != obj.key:
            rename_source(obj, key=key)

    def get_deleted_objects(
        self, objs: Any, request: HttpRequest
    ) -> tuple[list[Any], dict[Any, int], set[Any], list[Any]]:
        to_delete, counts, lacking, protected = super().get_deleted_objects(objs, request)
        if protected:
            using = Q(sources__in=objs) | Q(consulted__in=objs)
            protected = posts_in_words(Post.objects.filter(using), request)
        return to_delete, counts, lacking, protected
