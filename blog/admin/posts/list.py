"""Posts in the admin panel: their list and the editor's page."""

from collections.abc import Callable
from typing import Any, cast
from uuid import UUID, uuid4

from django.contrib import admin, messages
from django.contrib.humanize.templatetags.humanize import naturaltime
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from js_asset import Media

from blog.admin.access import AdminRequest, RightAdmin
from blog.admin.posts.autosave import presence
from blog.admin.posts.bulk import actions_for
from blog.admin.posts.forms import PostForm
from blog.admin.site import admin_site
from blog.people.roles import Right
from blog.posts.autosave import autosaving
from blog.posts.autosave.models import Autosave
from blog.posts.bulk.models import BulkAct
from blog.posts.choices import Stage
from blog.posts.drafts import COLUMNS, Draft
from blog.posts.history.wordings import compare
from blog.posts.locking import StaleSave
from blog.posts.models import Post, PostQuerySet
from blog.posts.translations.linking import SameLanguage
from blog.posts.unpublished.saving import publish_changes, save_changes
from blog.posts.unpublished.versions import latest_wording
from blog.search.searching import posts_matching

CHANGED = "changed"  # a choice of the filter beside the stages


class StageFilter(admin.SimpleListFilter):
    title = _("stage")
    parameter_name = "stage"

    def lookups(self, _request: HttpRequest, _model_admin: Any) -> list[tuple[str, Any]]:
        stages = [choice for choice in Stage.choices if choice[0] != Stage.TRASHED]
        return [*stages, (CHANGED, _("with unpublished changes"))]

    def queryset(self, _request: HttpRequest, queryset: Any) -> QuerySet[Post]:
        chosen = self.value()
        posts = cast(PostQuerySet, queryset)
        if chosen == CHANGED:
            return posts.filter(unpublished__isnull=False)
        return posts.in_stage(Stage(chosen)) if chosen in Stage.values else posts


@admin.register(Post, site=admin_site)
class PostAdmin(RightAdmin[Post]):
    right = Right.WRITE
    form = PostForm
    list_display = ("title", "stage_words", "authors", "dated", "saved")
    list_filter = (StageFilter, "kind", "tags")
    search_fields = ("title", "body")
    ordering = ("-saved_at", "-pk")
    view_on_site = False
    change_list_template = "admin/posts/list.html"
    readonly_fields = ("addresses",)
    fieldsets = (
        (None, {"fields": ("title", "body"), "classes": ("post-main",)}),
        (
            _("Publishing"),
            {"fields": ("publish_at", "slug", "kind", "addresses"), "classes": ("post-side",)},
        ),
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
                    "translation_of",
                    "comment_policy",
                    "comment_days",
                    "citation_style",
                ),
                "classes": ("post-side",),
            },
        ),
    )

    @admin.display(description=_("Past and present URLs"))
    def addresses(self, post: Post) -> str:
        """Return the post's permalinks, one per line, the current one first."""
        links = post.permalinks.order_by("-created_at") if post.pk else []
        paths = [link.path for link in links]
        return "\n".join(sorted(paths, key=lambda path: path != post.permalink_id))

    @admin.display(description=_("stage"))
    def stage_words(self, post: Post) -> str:
        states = [str(post.stage.label)]
        if post.is_page:
            states.append(str(post.get_kind_display()))
        if post.has_unpublished_changes:
            states.append(str(_("unpublished changes")))
        return ", ".join(states)

    @admin.display(description=_("authors"))
    def authors(self, post: Post) -> str:
        return ", ".join(str(line) for line in post.bylines.all())

    @admin.display(description=_("date"), ordering="published_at")
    def dated(self, post: Post) -> str:
        """Return the post's date, or the one it is planned for."""
        at = post.published_at or post.planned_for
        return date_format(timezone.localtime(at)) if at else ""

    @admin.display(description=_("saved"), ordering="saved_at")
    def saved(self, post: Post) -> str:
        return str(naturaltime(post.saved_at))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Post]:
        posts = Post.objects.editable_by(cast(AdminRequest, request).user)
        return posts.select_related("unpublished")

    def get_search_results(
        self, _request: HttpRequest, queryset: QuerySet[Post], search_term: str
    ) -> tuple[QuerySet[Post], bool]:
        """Find published posts by the full-text index, and the other, fewer ones by reading."""
        if not search_term.strip():
            return queryset, False
        return queryset.filter(pk__in=posts_matching(search_term)), False

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        changelist = super().get_changelist_instance(request)
        posts = changelist.result_list.with_bylines()
        changelist.result_list = posts.defer("unpublished__parts")
        return changelist

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        return actions_for(cast(AdminRequest, request).user)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        last_act = BulkAct.objects.last_of(cast(AdminRequest, request).user)
        return super().changelist_view(request, {**(extra_context or {}), "last_act": last_act})

    def has_delete_permission(self, _request: HttpRequest, _obj: Post | None = None) -> bool:
        """Return False: posts are moved to the trash instead."""
        return False

    def get_form(
        self, request: HttpRequest, obj: Post | None = None, change: bool = False, **kwargs: Any
    ) -> type[ModelForm[Post]]:
        made = super().get_form(request, obj, change, **{**kwargs, "fields": COLUMNS})
        form = cast(type[PostForm], made)  # a new class for each request
        form.account = cast(AdminRequest, request).user
        form.site = cast(AdminRequest, request).blog
        form.same_language = getattr(request, "same_language", None)
        form.restored = _restored(cast(AdminRequest, request), obj)
        return form

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show or save the form. `write` opens the transaction, so none is opened around it."""
        view: Callable[..., HttpResponse] = super()._changeform_view  # type: ignore[misc]
        try:
            response = view(request, *args, **kwargs)
        except StaleSave:  # someone has just saved the post, and now the form is invalid
            response = view(request, *args, **kwargs)
        except SameLanguage as refusal:
            cast(Any, request).same_language = refusal.post
            response = view(request, *args, **kwargs)
        return response

    def save_model(self, request: HttpRequest, obj: Post, form: Any, _change: bool) -> None:
        author, site = cast(AdminRequest, request).user, cast(AdminRequest, request).blog
        if _saves_changes(request, obj):
            save_changes(obj, form.draft, by=author)
            return
        draft = form.draft | Draft(publishes="_publish" in request.POST and not obj.is_live)
        publish_changes(obj, draft, by=author, site=site)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Do nothing: `save_model` saves everything."""

    def log_addition(self, request: HttpRequest, obj: Post, message: Any) -> None:  # type: ignore[override]
        """Do nothing: the verb logs the save."""

    def log_change(self, request: HttpRequest, obj: Post, message: Any) -> None:  # type: ignore[override]
        """Do nothing: the verb logs the save."""

    def response_add(
        self, request: HttpRequest, obj: Post, _post_url_continue: str | None = None
    ) -> HttpResponse:
        return self._after_saving(request, obj)

    def response_change(self, request: HttpRequest, obj: Post) -> HttpResponse:
        return self._after_saving(request, obj)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        # The editor's import map is inline and needs the nonce of the content security policy.
        context["media"] = Media.from_media(
            context["media"], nonce=str(cast(Any, request).csp_nonce)
        )
        form, post = context["adminform"].form, context.get("original")
        form.show_help()
        context |= _unsaved(cast(AdminRequest, request), form) | {"checklist": form.checklist}
        if post:
            context |= _addresses(post) | {"stage": post.stage.label}
            context["changes"] = post.unpublished if post.has_unpublished_changes else None
        response = super().render_change_form(request, context, *args, **kwargs)
        if form.is_stale:
            response.status_code = 409
        return response

    def _after_saving(self, request: HttpRequest, post: Post) -> HttpResponse:
        if "_preview" in request.POST:
            return HttpResponseRedirect(reverse("admin:post-preview", args=[post.pk]))
        if _saves_changes(request, post):
            messages.success(request, _changes_message(post))
        else:
            messages.success(request, _saved_message(post, is_new="_publish" in request.POST))
        return HttpResponseRedirect(reverse("admin:blog_post_change", args=[post.pk]))


def _saves_changes(request: HttpRequest, post: Post) -> bool:
    """Return whether the save keeps the changes to a live post unpublished."""
    return post.is_live and not {"_update", "_publish"} & request.POST.keys()


def _changes_message(post: Post) -> str:
    if post.has_unpublished_changes:
        return str(_("Draft saved. Readers still see the published version."))
    return str(_("Draft saved. It does not differ from the published version."))


def _saved_message(post: Post, *, is_new: bool) -> str:
    """Return the message after a save; `is_new` means that the Publish button was pressed."""
    if post.stage == Stage.SCHEDULED and post.published_at:
        date = date_format(timezone.localtime(post.published_at), "DATETIME_FORMAT")
        return _("Scheduled for %(date)s.") % {"date": date}
    messages_by_stage = {
        Stage.DRAFT: _("Draft saved."),
        Stage.PUBLISHED: _("Published.") if is_new else _("Updated."),
        Stage.WITHDRAWN: _("Saved. The post is still withdrawn."),
    }
    return str(messages_by_stage[post.stage])


def _addresses(post: Post) -> dict[str, str]:
    """Return the URLs of the links on a post's form; "" if the stage does not allow it."""
    is_dated = post.stage in {Stage.PUBLISHED, Stage.SCHEDULED}
    return {
        "history_url": reverse("admin:post-history", args=[post.pk]),
        "preview_url": reverse("admin:post-preview", args=[post.pk]),
        "withdraw_url": reverse("admin:post-withdraw", args=[post.pk]) if is_dated else "",
        "public_url": post.get_absolute_url() if post.is_live else "",
    }


def _restored(request: AdminRequest, post: Post | None) -> Autosave | None:
    """Return the autosave that the request asks to restore, if it is the account's, or None."""
    if request.method != "GET" or "autosave" not in request.GET:
        return None
    try:
        window = UUID(request.GET["autosave"])
    except ValueError:
        return None
    autosaves = Autosave.objects.unsaved().left().filter(account=request.user, post=post)
    return autosaves.filter(window=window).first()


def _window_of(form: PostForm) -> UUID:
    """Return the key of the form's window; a new one if the browser sent something else."""
    try:
        return UUID(str(form["window"].value()))
    except ValueError:
        return uuid4()


def _unsaved(request: AdminRequest, form: PostForm) -> dict[str, Any]:
    """Return the context about other editors, autosaves and the conflict of a stale save."""
    post = Post.objects.filter(pk=form.instance.pk).first()
    window = _window_of(form)
    unsaved = autosaving.unsaved_by(request.user, post)
    wording = latest_wording(post) if post and form.is_stale else None
    if post and wording:
        post.body, post.language = wording.body, wording.language  # to show, not to save
    return {
        **presence(request, post, window=window, based_on=None),
        "unsaved": [autosave for autosave in unsaved if autosave.window != window],
        "stored": post if form.is_stale else None,
        "conflict": compare(wording, form.wording) if wording else None,
    }
