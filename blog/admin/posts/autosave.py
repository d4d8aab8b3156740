"""The editor's autosaves: store unsaved changes, offer to restore them, compare, discard."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404
from django.template.defaultfilters import date
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from blog.admin.access import AdminRequest, right_required
from blog.admin.keys import is_key
from blog.admin.posts.forms import PostForm, checklist_of_autosave
from blog.admin.site import admin_site
from blog.people.roles import Right
from blog.posts.autosave import autosaving
from blog.posts.autosave.models import Autosave
from blog.posts.history.wordings import compare as comparison_of
from blog.posts.models import Post
from blog.posts.unpublished.versions import latest_wording

# Fields of the form that identify the window and are not autosaved.
OF_THE_PAGE = {"window", "based_on"}


class AutosaveForm(forms.Form):
    """A request from an editor window; with `has_changes` it includes the fields of the post form.

    `is_late` means that the browser sends changes it had to store while offline, `is_leaving` that
    the window is being closed.
    """

    window = forms.UUIDField()
    post = forms.IntegerField(required=False)
    based_on = forms.IntegerField(required=False, min_value=0)
    has_changes = forms.BooleanField(required=False)
    is_late = forms.BooleanField(required=False)
    is_leaving = forms.BooleanField(required=False)


@right_required(Right.WRITE)
@require_POST
def autosave(request: AdminRequest) -> HttpResponse:
    """Store the unsaved changes, and respond with the other people who have the post open."""
    form = AutosaveForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"errors": form.errors}, status=400)
    data = form.cleaned_data
    posts = Post.objects.editable_by(request.user)
    post = get_object_or_404(posts, pk=data["post"]) if data["post"] else None
    stored = autosaving.autosave(
        data["window"],
        by=request.user,
        post=post,
        based_on=data["based_on"] or 0,
        fields=_fields(request) if data["has_changes"] else None,
        is_open=not data["is_late"],
    )
    if data["is_leaving"]:
        autosaving.leave(data["window"], by=request.user)
    here = presence(request, post, window=data["window"], based_on=data["based_on"])
    answer = {
        "is_saved": stored is not None,
        "at": date(timezone.localtime(), "TIME_FORMAT"),
        "presence": render_to_string(
            "admin/posts/editor/_presence.html", here | {"autosave": stored}
        ),
    }
    if stored and data["has_changes"]:
        context = {"checklist": checklist_of_autosave(stored)}
        answer["checklist"] = render_to_string("admin/posts/editor/_checklist.html", context)
    return JsonResponse(answer)


@right_required(Right.WRITE)
@require_safe
def token(request: AdminRequest) -> HttpResponse:
    """Return a new CSRF token, for a window that stayed open during a logout."""
    return JsonResponse({"token": get_token(request)})


@right_required(Right.WRITE)
@require_safe
def unsaved(request: AdminRequest) -> HttpResponse:
    """Show the unsaved changes of a post (`post`) or of new posts, to restore or discard."""
    asked = request.GET.get("post", "")
    posts = Post.objects.editable_by(request.user)
    post = get_object_or_404(posts, pk=asked) if is_key(asked) else None
    context = {"unsaved": autosaving.unsaved_by(request.user, post), "original": post}
    return TemplateResponse(request, "admin/posts/editor/_unsaved.html", context)


@right_required(Right.WRITE)
@require_safe
def compare(request: AdminRequest, window: UUID) -> HttpResponse:
    """Show how unsaved changes differ from the stored post."""
    found = get_object_or_404(_unsaved(request), window=window)
    stored = latest_wording(found.post) if found.post else autosaving.EMPTY
    context = {
        **admin_site.each_context(request),
        "title": _("Unsaved changes"),
        "autosave": found,
        "post": found.post,
        "comparison": comparison_of(stored, autosaving.wording_of(found)),
        "is_stale": found.post and found.post.version != found.based_on,
    }
    return TemplateResponse(request, "admin/posts/editor/compare.html", context)


@right_required(Right.WRITE)
@require_POST
def discard(request: AdminRequest, window: UUID) -> HttpResponse:
    """Discard unsaved changes."""
    found = get_object_or_404(_unsaved(request), window=window)
    autosaving.close(found.window, by=request.user)
    messages.success(request, _("The unsaved changes were discarded."))
    if found.post is None:
        return HttpResponseRedirect(reverse("admin:blog_post_add"))
    return HttpResponseRedirect(reverse("admin:blog_post_change", args=[found.post.pk]))


def _unsaved(request: AdminRequest) -> QuerySet[Autosave]:
    return Autosave.objects.unsaved().filter(account=request.user).select_related("post")


def _fields(request: AdminRequest) -> dict[str, str]:
    names = set(PostForm.base_fields) - OF_THE_PAGE
    return {name: request.POST[name] for name in names if name in request.POST}


def presence(
    request: AdminRequest, post: Post | None, *, window: UUID, based_on: int | None
) -> dict[str, Any]:
    """Return who else has the post open, and the latest save if it is newer than `based_on`.

    The result is template context.
    """
    if post is None:
        return {"others": [], "is_self_here": False, "saved_since": None}
    here = autosaving.others_editing(post, window=window)
    is_stale = based_on not in {None, post.version}
    return {
        "others": [account for account in here if account != request.user],
        "is_self_here": request.user in here,
        "saved_since": post.revisions.select_related("by").first() if is_stale else None,
    }
