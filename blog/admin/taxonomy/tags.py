"""Tags in the admin panel: their descriptions, their synonyms, and merging two tags."""

from typing import Any, cast
from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import CharField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Cast, Coalesce
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from blog.admin.access import AdminRequest, RightAdmin, right_required
from blog.admin.files.library import with_nonce
from blog.admin.site import admin_site
from blog.admin.taxonomy.podcasts import FIELDSET, PODCAST, WIDGETS, PodcastFields
from blog.admin.uses import post_count_label
from blog.people.roles import Right
from blog.posts.tags.models import Tag
from blog.posts.tags.tagging import NameTaken, check_synonyms, merge_tags, name_synonyms
from blog.site.counts.models import CountKind, ListCount
from blog.site.validators import validate_visible
from blog.text.formats.tags import join_tags, parse_tags


class TagForm(PodcastFields):
    also_called = forms.CharField(
        label=_("Also called"),
        required=False,
        help_text=_("Other names, separated by commas. Entering one of them adds this tag."),
    )

    class Meta:
        model = Tag
        fields = ("name", "description", *PODCAST)
        widgets = {"description": forms.Textarea(attrs={"rows": 3}), **WIDGETS}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["also_called"].initial = join_tags(self.instance.synonyms.all())

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        validate_visible(name)
        return name

    def clean_also_called(self) -> list[str]:
        names = parse_tags(self.cleaned_data["also_called"])
        try:
            check_synonyms(self.instance, names=names)
        except NameTaken as error:
            message = _("There is a tag called “%(name)s” already. Merge the two instead.")
            raise ValidationError(message, params={"name": str(error)}) from error
        return names


@admin.register(Tag, site=admin_site)
class TagAdmin(RightAdmin[Tag]):
    right = Right.EDIT
    form = TagForm
    list_display = ("name", "also_called", "used")
    search_fields = ("name", "synonyms__name")
    actions = ("merge",)
    view_on_site = False
    change_form_template = "admin/taxonomy/tag_form.html"
    fieldsets = ((None, {"fields": ("name", "description", "also_called")}), FIELDSET)

    def get_queryset(self, _request: HttpRequest) -> QuerySet[Tag]:
        stored = ListCount.objects.filter(kind=CountKind.TAG, key=Cast(OuterRef("pk"), CharField()))
        count = Coalesce(Subquery(stored.values("count")), 0)
        tags: QuerySet[Tag] = Tag.objects.annotate(count=count)
        return tags.prefetch_related("synonyms")

    @admin.display(description=_("also called"))
    def also_called(self, tag: Tag) -> str:
        return join_tags(tag.synonyms.all())

    @admin.display(description=_("posts"), ordering="count")
    def used(self, tag: Any) -> str:
        return post_count_label(tag.count)

    @admin.action(description=_("Merge two tags"))
    def merge(self, request: HttpRequest, queryset: QuerySet[Tag]) -> HttpResponse | None:
        chosen = list(queryset.values_list("pk", flat=True)[:3])
        if len(chosen) != 2:
            self.message_user(request, _("Choose two tags to merge."), messages.ERROR)
            return None
        query = urlencode({"first": chosen[0], "second": chosen[1]})
        return HttpResponseRedirect(f"{reverse('admin:tag-merge')}?{query}")

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        context["media"] = with_nonce(request, context["media"])
        return super().render_change_form(request, context, *args, **kwargs)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        name_synonyms(form.instance, names=form.cleaned_data["also_called"])

    def has_delete_permission(self, request: HttpRequest, obj: Tag | None = None) -> bool:
        """Allow deleting only tags without posts: readers may know the URLs of the others."""
        is_unused = obj is not None and not obj.taggings.exists()
        return is_unused and super().has_delete_permission(request, obj)


class MergeForm(forms.Form):
    """The choice of the tag to keep; the other one is merged into it."""

    first = forms.ModelChoiceField(Tag.objects.all(), widget=forms.HiddenInput())
    second = forms.ModelChoiceField(Tag.objects.all(), widget=forms.HiddenInput())
    keep = forms.ChoiceField(choices=[("first", ""), ("second", "")])

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        if cleaned.get("first") == cleaned.get("second"):
            raise ValidationError(_("Choose two different tags."))
        return cleaned

    @property
    def kept_and_gone(self) -> tuple[Tag, Tag]:
        pair = cast(Tag, self.cleaned_data["first"]), cast(Tag, self.cleaned_data["second"])
        return pair if self.cleaned_data["keep"] == "first" else (pair[1], pair[0])


@right_required(Right.EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: AdminRequest) -> HttpResponse:
    """Ask which of `first` and `second` to keep, and merge them on POST."""
    form = MergeForm(request.POST or {**request.GET.dict(), "keep": "first"})
    if not form.is_valid():
        messages.error(request, _("Choose two different tags to merge."))
        return HttpResponseRedirect(reverse("admin:blog_tag_changelist"))
    kept, gone = form.kept_and_gone
    if request.method == "POST":
        merge_tags(kept, gone=gone, by=request.user)
        messages.success(request, _("Merged. The other name and its URL lead to this tag."))
        return HttpResponseRedirect(reverse("admin:blog_tag_change", args=[kept.pk]))
    context = {
        **admin_site.each_context(request),
        "title": _("Merge tags"),
        "tags": [("first", kept), ("second", gone)],
    }
    return TemplateResponse(request, "admin/taxonomy/tag_merge.html", context)
