"""Series in the admin panel: their list, their form, and the order of their posts."""

from typing import Any, cast

from django import forms
from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from blog.admin.access import AdminRequest, RightAdmin
from blog.admin.files.library import with_nonce
from blog.admin.site import admin_site
from blog.admin.taxonomy.podcasts import FIELDSET, PODCAST, WIDGETS, PodcastFields
from blog.admin.uses import post_count_label
from blog.people.roles import Right
from blog.posts.models import Post
from blog.posts.series.models import Series
from blog.posts.series.ordering import dissolve_series, free_slug, order_series, save_series


class SeriesForm(PodcastFields):
    """The form of a series, with a field for the position of each of its posts."""

    class Meta:
        model = Series
        fields = ("title", "slug", "description", *PODCAST)
        widgets = {"description": forms.Textarea(attrs={"rows": 3}), **WIDGETS}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, post in enumerate(self.posts, start=1):
            self.fields[_place_of(post)] = forms.IntegerField(
                label=post.title, initial=number, min_value=1, required=False
            )

    def clean_slug(self) -> str:
        self.instance.title = self.cleaned_data.get("title", "")
        return self.cleaned_data["slug"] or free_slug(self.instance)

    @cached_property
    def posts(self) -> list[Post]:
        """The posts of the series, in their current order."""
        if not self.instance.pk:
            return []
        posts = self.instance.posts.kept().order_by("series_position")
        return list(posts.defer("body", "rendered", "rendered_sources"))

    @property
    def entered_order(self) -> list[Post]:
        """The posts by the entered numbers; of two with the same number, the moved one is first."""
        return sorted(self.posts, key=self._place)

    def _place(self, post: Post) -> tuple[float, bool]:
        name = _place_of(post)
        number = self.cleaned_data.get(name)
        return number or float("inf"), name not in self.changed_data


def _place_of(post: Post) -> str:
    return f"place_{post.pk}"


@admin.register(Series, site=admin_site)
class SeriesAdmin(RightAdmin[Series]):
    right = Right.WRITE
    form = SeriesForm
    list_display = ("title", "slug", "how_many")
    search_fields = ("title", "description")
    ordering = ("folded_title", "title")
    actions = None
    change_form_template = "admin/taxonomy/series_form.html"
    fieldsets = ((None, {"fields": ("title", "slug", "description")}), FIELDSET)

    def get_queryset(self, _request: HttpRequest) -> QuerySet[Series]:
        return Series.objects.annotate(
            count=Count("posts", filter=Q(posts__trashed_at__isnull=True))
        )

    @admin.display(description=_("posts"), ordering="count")
    def how_many(self, series: Any) -> str:
        return post_count_label(series.count)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        form = context["adminform"].form
        mine = Post.objects.editable_by(cast(AdminRequest, request).user)
        own = set(mine.filter(series=form.instance.pk).values_list("pk", flat=True))
        context["media"] = with_nonce(request, context["media"])
        context["places"] = [(post, form[_place_of(post)], post.pk in own) for post in form.posts]
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, _request: HttpRequest, obj: Series, form: Any, _change: bool) -> None:
        save_series(obj)
        order_series(obj, form.entered_order)

    def delete_model(self, _request: HttpRequest, obj: Series) -> None:
        dissolve_series(obj)

    def get_deleted_objects(
        self, objs: Any, _request: HttpRequest
    ) -> tuple[list[Any], dict[Any, int], set[Any], list[Any]]:
        """Return only the series for the confirmation page: its posts are not deleted."""
        return [str(series) for series in objs], {}, set(), []
