"""Writing and publishing at the desk."""

from datetime import datetime
from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe
from js_asset import Media

from blog.admin.access import DeskRequest, RightAdmin, right_required
from blog.admin.bulk import actions_for
from blog.admin.post_fields import AuthorsField, MomentField, SeriesField, authors_help
from blog.admin.site import desk
from blog.admin.widgets import KeysInput, TagsInput, TextField
from blog.people.models import Account
from blog.people.roles import Right
from blog.posts import drafting, publishing
from blog.posts.addressing import is_reserved
from blog.posts.arranging import arrange
from blog.posts.bulk_acts import BulkAct
from blog.posts.bylining import Author, authors_of, set_bylines
from blog.posts.citing import missing_sources, pictures_without_words
from blog.posts.models import Kind, Post, PostQuerySet, Stage
from blog.posts.previewing import preview_token
from blog.posts.references import consulted_for
from blog.posts.tagging import proper_names
from blog.sources.models import Source
from blog.sources.styling import style_choices


class PostForm(ModelForm[Post]):
    body = TextField(label=_("Text"), required=False)
    publish_at = MomentField(
        label=_("Date and time"),
        required=False,
        help_text=_("In the blog's time zone. A date to come publishes then; none means now."),
    )
    authors = AuthorsField()
    series_title = SeriesField()
    consulted_keys = forms.CharField(
        label=_("Sources consulted"),
        required=False,
        widget=KeysInput(),
        help_text=_("Read for this post and not cited in it: their keys, separated by commas."),
    )
    citation_style = forms.ChoiceField(label=_("Citation style"), required=False)
    account: Account  # who is at the form

    class Meta:
        model = Post
        fields = (
            "kind",
            "title",
            "body",
            "summary",
            "tags",
            "slug",
            "lead_picture",
            "language",
            "direction",
            "comment_policy",
            "comment_days",
            "citation_style",
        )
        widgets = {"tags": TagsInput(), "summary": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        style = cast(forms.ChoiceField, self.fields["citation_style"])
        style.choices = [("", _("the blog's")), *style_choices()]
        keys = [source.key for source in consulted_for(self.instance)]
        self.fields["consulted_keys"].initial = ", ".join(keys)
        self._show_authors_and_series()
        if dated := self.instance.published_at or self.instance.planned_for:
            # to the minute, as the browser's picker asks: an untouched date is no new one
            self.fields["publish_at"].initial = dated.replace(second=0, microsecond=0)

    def _show_authors_and_series(self) -> None:
        post = self.instance
        authors = authors_of(post) if post.pk else [self.account]
        self.fields["authors"].initial = authors
        self.fields["authors"].help_text = authors_help(authors)
        self.fields["series_title"].initial = str(post.series or "")

    def clean_authors(self) -> list[Author]:
        authors: list[Author] = self.cleaned_data["authors"] or self.fields["authors"].initial
        if self.account not in authors and not self.account.may_edit_all:
            raise forms.ValidationError(
                _("Keep yourself among the authors, or you could no longer open this post.")
            )
        return authors

    def clean_body(self) -> str:
        body: str = self.cleaned_data["body"]
        if missing_sources(body):
            raise forms.ValidationError(
                _("A citation in the text names a source that is no longer there. Cite it again.")
            )
        if pictures_without_words(body):
            raise forms.ValidationError(
                _("A picture here lacks alternative text. Give it one or call it decorative.")
            )
        return body

    def clean_tags(self) -> list[str]:
        return proper_names(self.cleaned_data["tags"])

    def clean_consulted_keys(self) -> list[Source]:
        keys = [
            key.strip() for key in self.cleaned_data["consulted_keys"].split(",") if key.strip()
        ]
        known = {source.key: source for source in Source.objects.filter(key__in=keys)}
        if missing := [key for key in keys if key not in known]:
            raise forms.ValidationError(
                _("There is no source with the key %(keys)s."), params={"keys": ", ".join(missing)}
            )
        return [known[key] for key in keys]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        if cleaned.get("kind") == Kind.PAGE and is_reserved(cleaned.get("slug", "")):
            self.add_error("slug", _("The blog itself uses this address. Choose another."))
        return cleaned

    @property
    def new_moment(self) -> datetime | None:
        """The date that was chosen, if it is another than the post's or the one to come."""
        chosen: datetime | None = self.cleaned_data["publish_at"]
        is_plan = self.instance.published_at is None and chosen and chosen > timezone.now()
        return chosen if is_plan or "publish_at" in self.changed_data else None


class StageFilter(admin.SimpleListFilter):
    title = _("stage")
    parameter_name = "stage"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [choice for choice in Stage.choices if choice[0] != Stage.TRASHED]

    def queryset(self, request: HttpRequest, queryset: Any) -> QuerySet[Post]:
        chosen = self.value()
        posts = cast(PostQuerySet, queryset)
        return posts.in_stage(Stage(chosen)) if chosen in Stage.values else posts


@admin.register(Post, site=desk)
class PostAdmin(RightAdmin[Post]):
    right = Right.WRITE
    form = PostForm
    list_display = ("title", "stage_words", "kind", "published_at", "saved_at")
    list_filter = (StageFilter, "kind", "tags")
    search_fields = ("title", "body")
    ordering = ("-saved_at", "-pk")
    view_on_site = False
    change_list_template = "admin/post_list.html"
    show_full_result_count = False
    fieldsets = (
        (None, {"fields": ("title", "body"), "classes": ("post-main",)}),
        (_("Publishing"), {"fields": ("publish_at", "slug", "kind"), "classes": ("post-side",)}),
        (
            _("About this post"),
            {
                "fields": (
                    "authors",
                    "series_title",
                    "tags",
                    "summary",
                    "lead_picture",
                    "consulted_keys",
                ),
                "classes": ("post-side",),
            },
        ),
        (
            _("More"),
            {
                "fields": (
                    "language",
                    "direction",
                    "comment_policy",
                    "comment_days",
                    "citation_style",
                ),
                "classes": ("post-side",),
            },
        ),
    )

    @admin.display(description=_("stage"))
    def stage_words(self, post: Post) -> str:
        return str(post.stage.label)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Post]:
        return Post.objects.editable_by(cast(DeskRequest, request).user)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        return actions_for(cast(DeskRequest, request).user)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        last_act = BulkAct.objects.last_of(cast(DeskRequest, request).user)
        return super().changelist_view(request, {**(extra_context or {}), "last_act": last_act})

    def has_delete_permission(self, request: HttpRequest, obj: Post | None = None) -> bool:
        """Posts go by way of the trash."""
        return False

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        form: Any = super().get_form(request, *args, **kwargs)
        form.account = request.user  # the class was made for this request alone
        return form

    def save_model(self, request: HttpRequest, obj: Post, form: Any, change: bool) -> None:
        obj.planned_for = None if obj.published_at else form.cleaned_data["publish_at"]
        drafting.save_post(
            obj, by=cast(DeskRequest, request).user, consulted=form.cleaned_data["consulted_keys"]
        )

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        post: Post = form.instance
        set_bylines(post, form.cleaned_data["authors"])
        arrange(post, series=form.cleaned_data["series_title"])
        is_dated_anew = post.published_at and not post.withdrawn_at and form.new_moment
        if "_publish" in request.POST or is_dated_anew:
            publishing.publish(post, by=cast(DeskRequest, request).user, at=form.new_moment)

    def response_add(
        self, request: HttpRequest, obj: Post, post_url_continue: str | None = None
    ) -> HttpResponse:
        return self._after_saving(request, obj)

    def response_change(self, request: HttpRequest, obj: Post) -> HttpResponse:
        return self._after_saving(request, obj)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        # The editor's import map stands in the page and needs the policy's nonce.
        context["media"] = Media.from_media(
            context["media"], nonce=str(cast(Any, request).csp_nonce)
        )
        if post := context.get("original"):
            context |= _addresses(post) | {"stage": post.stage.label}
        return super().render_change_form(request, context, *args, **kwargs)

    def _after_saving(self, request: HttpRequest, post: Post) -> HttpResponse:
        if "_preview" in request.POST:
            return HttpResponseRedirect(reverse("admin:post-preview", args=[post.pk]))
        said = {
            Stage.DRAFT: _("The draft is saved."),
            Stage.SCHEDULED: _("Saved. Readers will see it at its time."),
            Stage.PUBLISHED: _("Saved. Readers see it now."),
            Stage.WITHDRAWN: _("Saved. It stays withdrawn."),
        }
        messages.success(request, said[post.stage])
        return HttpResponseRedirect(reverse("admin:blog_post_change", args=[post.pk]))


def _addresses(post: Post) -> dict[str, str]:
    """The links of a post's form: what can be done with it now."""
    is_dated = post.stage in {Stage.PUBLISHED, Stage.SCHEDULED}
    return {
        "preview_url": reverse("admin:post-preview", args=[post.pk]),
        "withdraw_url": reverse("admin:post-withdraw", args=[post.pk]) if is_dated else "",
        "public_url": post.get_absolute_url() if post.is_live else "",
    }


@right_required(Right.WRITE)
@require_safe
def preview(request: DeskRequest, pk: int) -> HttpResponse:
    """To the page readers will see, by a link that can be passed on for a week."""
    post = get_object_or_404(Post.objects.editable_by(request.user), pk=pk)
    return HttpResponseRedirect(reverse("preview", args=[preview_token(post)]))


class WithdrawForm(ModelForm[Post]):
    class Meta:
        model = Post
        fields = ("withdrawn_reason",)
        labels = {"withdrawn_reason": _("Why is it withdrawn?")}


@right_required(Right.WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: DeskRequest, pk: int) -> HttpResponse:
    post = get_object_or_404(Post.objects.editable_by(request.user), pk=pk)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        publishing.withdraw(post, by=request.user, reason=form.cleaned_data["withdrawn_reason"])
        messages.success(request, _("Withdrawn. Its address says so."))
        return HttpResponseRedirect(reverse("admin:blog_post_change", args=[pk]))
    context = {**desk.each_context(request), "post": post, "form": form, "title": _("Withdraw")}
    return TemplateResponse(request, "admin/post_withdraw.html", context)
