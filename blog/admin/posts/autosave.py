"""Unsaved words in the editor: kept while they are typed, offered back, compared, thrown away."""

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
from blog.admin.posts.forms import PostForm, checklist_of_copy
from blog.admin.site import admin_site
from blog.people.roles import Right
from blog.posts.autosave import autosaving
from blog.posts.autosave.models import WorkingCopy
from blog.posts.history.wordings import Wording, compare
from blog.posts.models import Post

# What a page says of its own, not its author.
NOT_WORDS = {"window", "based_on"}


class KeepForm(forms.Form):
    """A sign of life of a window; with words (`has_changes`) the fields of the post's form, too.

    `is_late`: a browser brings what it could not bring while the words were typed. `is_leaving`:
    the window is being shut.
    """

    window = forms.UUIDField()
    post = forms.IntegerField(required=False)
    based_on = forms.IntegerField(required=False, min_value=0)
    has_changes = forms.BooleanField(required=False)
    is_late = forms.BooleanField(required=False)
    is_leaving = forms.BooleanField(required=False)


@right_required(Right.WRITE)
@require_POST
def keep(request: AdminRequest) -> HttpResponse:
    """Keep what was typed, and tell whether the window is alone with the post."""
    form = KeepForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"errors": form.errors}, status=400)
    said = form.cleaned_data
    posts = Post.objects.editable_by(request.user)
    post = get_object_or_404(posts, pk=said["post"]) if said["post"] else None
    kept = autosaving.keep(
        said["window"],
        by=request.user,
        post=post,
        based_on=said["based_on"] or 0,
        fields=_words(request) if said["has_changes"] else None,
        is_open=not said["is_late"],
    )
    if said["is_leaving"]:
        autosaving.leave(said["window"], by=request.user)
    here = presence(request, post, window=said["window"], based_on=said["based_on"])
    answer = {
        "is_saved": kept is not None,
        "at": date(timezone.localtime(), "TIME_FORMAT"),
        "presence": render_to_string("admin/posts/editor/_presence.html", here | {"kept": kept}),
    }
    if kept and said["has_changes"]:
        context = {"checklist": checklist_of_copy(kept)}
        answer["checklist"] = render_to_string("admin/posts/editor/_checklist.html", context)
    return JsonResponse(answer)


@right_required(Right.WRITE)
@require_safe
def token(request: AdminRequest) -> HttpResponse:
    """For a window that outlived a log-out: what its form must carry from now on."""
    return JsonResponse({"token": get_token(request)})


@right_required(Right.WRITE)
@require_safe
def offers(request: AdminRequest) -> HttpResponse:
    """The unsaved words of a post (`post`), or of posts never saved, as the form offers them."""
    asked = request.GET.get("post", "")
    posts = Post.objects.editable_by(request.user)
    post = get_object_or_404(posts, pk=asked) if asked.isdecimal() else None
    context = {"offers": autosaving.unsaved_by(request.user, post), "original": post}
    return TemplateResponse(request, "admin/posts/editor/_unsaved.html", context)


@right_required(Right.WRITE)
@require_safe
def copy(request: AdminRequest, window: UUID) -> HttpResponse:
    """How unsaved words differ from the stored post."""
    found = get_object_or_404(_copies(request), window=window)
    stored = Wording.of(found.post) if found.post else autosaving.NOTHING
    context = {
        **admin_site.each_context(request),
        "title": _("Unsaved changes"),
        "copy": found,
        "post": found.post,
        "comparison": compare(stored, autosaving.wording_of(found)),
        "is_stale": found.post and found.post.version != found.based_on,
    }
    return TemplateResponse(request, "admin/posts/editor/compare.html", context)


@right_required(Right.WRITE)
@require_POST
def discard(request: AdminRequest, window: UUID) -> HttpResponse:
    """Throw unsaved words away."""
    found = get_object_or_404(_copies(request), window=window)
    autosaving.close(found.window, by=request.user)
    messages.success(request, _("The unsaved changes were discarded."))
    if found.post is None:
        return HttpResponseRedirect(reverse("admin:blog_post_add"))
    return HttpResponseRedirect(reverse("admin:blog_post_change", args=[found.post.pk]))


def _copies(request: AdminRequest) -> QuerySet[WorkingCopy]:
    return WorkingCopy.objects.unsaved().filter(account=request.user).select_related("post")


def _words(request: AdminRequest) -> dict[str, str]:
    names = set(PostForm.base_fields) - NOT_WORDS
    return {name: request.POST[name] for name in names if name in request.POST}


def presence(
    request: AdminRequest, post: Post | None, *, window: UUID, based_on: int | None
) -> dict[str, Any]:
    """Who else is at the post, and whether someone saved it since this window began."""
    if post is None:
        return {"others": [], "is_self_here": False, "saved_since": None}
    here = autosaving.others_at(post, window=window)
    is_stale = based_on not in {None, post.version}
    return {
        "others": [account for account in here if account != request.user],
        "is_self_here": request.user in here,
        "saved_since": post.revisions.select_related("by").first() if is_stale else None,
    }
