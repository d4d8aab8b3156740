"""The history of a post: list, compare and restore its revisions."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from blog.admin.access import AdminRequest, right_required
from blog.admin.site import admin_site
from blog.people.roles import Right
from blog.posts.history.hiding import CurrentVersion, hide_version, unhide_version
from blog.posts.history.models import Revision
from blog.posts.history.restoring import restore as restore_revision
from blog.posts.history.wordings import compare
from blog.posts.locking import StaleSave
from blog.posts.models import Post


class CompareForm(forms.Form):
    """The numbers of the two versions to compare."""

    older = forms.IntegerField(required=False)
    newer = forms.IntegerField(required=False)


class RestoreForm(forms.Form):
    based_on = forms.IntegerField(widget=forms.HiddenInput())
    correction = forms.CharField(
        label=_("Correction note"),
        required=False,
        max_length=300,
        help_text=_("Optional: shown to readers with today’s date."),
    )
    publishes = forms.BooleanField(required=False)


@right_required(Right.WRITE)
@require_safe
def history(request: AdminRequest, pk: int) -> HttpResponse:
    """List the revisions of a post and show how two of them differ, by default the last two."""
    post = get_object_or_404(Post.objects.editable_by(request.user), pk=pk)
    revisions = list(post.revisions.select_related("by").defer("body", "summary"))
    older, newer = _asked(request, post, revisions)
    context = {
        **admin_site.each_context(request),
        "title": _("History"),
        "post": post,
        "revisions": revisions,
        "older": older,
        "newer": newer,
        "published": next((each for each in revisions if not each.is_unpublished), None),
        "comparison": compare(older.wording, newer.wording) if older and newer else None,
        "form": RestoreForm(initial={"based_on": post.version}),
    }
    return TemplateResponse(request, "admin/posts/revisions/history.html", context)


@right_required(Right.WRITE)
@require_POST
def restore(request: AdminRequest, pk: int, number: int) -> HttpResponse:
    """Restore the revision with this number."""
    posts = Post.objects.editable_by(request.user)
    revisions = Revision.objects.filter(post__in=posts.filter(pk=pk)).select_related("post")
    revision = get_object_or_404(revisions, number=number)
    form = RestoreForm(request.POST)
    if not form.is_valid():
        return HttpResponseRedirect(reverse("admin:post-history", args=[pk]))
    try:
        restore_revision(revision, by=request.user, site=request.blog, **form.cleaned_data)
    except StaleSave:
        messages.error(
            request,
            _("Not restored: someone else saved the post in the meantime. Please compare again."),
        )
        return HttpResponseRedirect(reverse("admin:post-history", args=[pk]))
    is_apart = revision.post.is_live and not form.cleaned_data["publishes"]
    restored = _("Version %(number)d was restored as a new version.")
    kept = _("Version %(number)d was restored as a draft. Readers still see the published version.")
    messages.success(request, (kept if is_apart else restored) % {"number": number})
    return HttpResponseRedirect(reverse("admin:blog_post_change", args=[pk]))


@right_required(Right.WRITE)
@require_POST
def hide(request: AdminRequest, pk: int, number: int) -> HttpResponse:
    """Hide the published version with this number from readers."""
    try:
        hide_version(_published(request, pk, number), by=request.user)
    except CurrentVersion:
        messages.error(
            request, "Nothing was changed: readers see this version now. Withdraw the post instead."
        )
    else:
        messages.success(request, f"Version {number} is hidden from readers.")
    return HttpResponseRedirect(reverse("admin:post-history", args=[pk]))


@right_required(Right.WRITE)
@require_POST
def unhide(request: AdminRequest, pk: int, number: int) -> HttpResponse:
    """Show the published version with this number to readers again."""
    unhide_version(_published(request, pk, number), by=request.user)
    messages.success(request, f"Readers can open version {number} again.")
    return HttpResponseRedirect(reverse("admin:post-history", args=[pk]))


def _published(request: AdminRequest, pk: int, number: int) -> Revision:
    posts = Post.objects.editable_by(request.user).filter(pk=pk)
    revisions = Revision.objects.filter(post__in=posts, was_public=True).select_related("post")
    return get_object_or_404(revisions, number=number)


def _asked(
    request: AdminRequest, post: Post, revisions: list[Revision]
) -> tuple[Revision | None, Revision | None]:
    """Return the two requested revisions with all their fields, the older first."""
    form = CompareForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    numbers = [revision.number for revision in revisions]
    newer = asked.get("newer") or max(numbers, default=0)
    older = asked.get("older") or max((n for n in numbers if n < newer), default=0)
    found = {
        revision.number: revision for revision in post.revisions.filter(number__in=(older, newer))
    }
    return found.get(min(older, newer)), found.get(max(older, newer))
