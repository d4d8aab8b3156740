"""A comment's page in the admin panel: its thread, a reply, an edit, pinning and closing."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from blog.admin.access import AdminRequest, right_required
from blog.admin.comments.queue import entries, last_decision
from blog.admin.site import admin_site
from blog.comments.models import Comment
from blog.comments.moderation.replying import reply as reply_to
from blog.comments.posting import CommentsClosed
from blog.comments.threads import pinning
from blog.comments.threads.models import Thread
from blog.comments.versions.editing import edit as edit_comment
from blog.people.roles import Right
from blog.site.validators import validate_visible

MAX_BODY = 10_000


class ReplyForm(forms.Form):
    body = forms.CharField(
        label=_("Your reply"),
        max_length=MAX_BODY,
        validators=[validate_visible],
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("You can use *emphasis*, > quotation, `code`, [link](https://…) and lists."),
    )


class EditForm(forms.Form):
    body = forms.CharField(
        label=_("Comment"),
        max_length=MAX_BODY,
        validators=[validate_visible],
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Readers see that a moderator edited it."),
    )


@right_required(Right.MODERATE)
@require_safe
def show(request: AdminRequest, pk: int) -> HttpResponse:
    return _page(request, _comment(request, pk))


@right_required(Right.MODERATE)
@require_POST
def reply(request: AdminRequest, pk: int) -> HttpResponse:
    comment = _comment(request, pk)
    form = ReplyForm(request.POST, auto_id="reply-%s")
    if not form.is_valid():
        return _page(request, comment, reply=form)
    try:
        body = form.cleaned_data["body"]
        written = reply_to(comment, body=body, by=request.user, site=request.blog)
    except CommentsClosed:
        form.add_error(
            None,
            _("Readers cannot see this post, so your reply was not sent. Publish the post first."),
        )
        return _page(request, comment, reply=form)
    messages.success(request, _("Reply published."))
    return HttpResponseRedirect(reverse("admin:comment", args=[written.pk]))


@right_required(Right.MODERATE)
@require_POST
def edit(request: AdminRequest, pk: int) -> HttpResponse:
    comment = _comment(request, pk)
    form = EditForm(request.POST, auto_id="edit-%s")
    if comment.withdrawn_at:
        form.add_error(None, _("The commenter deleted it."))
    if not form.is_valid():
        return _page(request, comment, edit=form)
    edit_comment(comment, body=form.cleaned_data["body"], by=request.user)
    messages.success(request, _("Saved. Readers see that a moderator edited it."))
    return HttpResponseRedirect(reverse("admin:comment", args=[pk]))


def _thread_view(verb: Callable[[Thread], None], message: Any) -> Callable[..., HttpResponse]:
    @right_required(Right.MODERATE)
    @require_POST
    def change(request: AdminRequest, pk: int) -> HttpResponse:
        verb(_comment(request, pk).thread)
        messages.success(request, message)
        return HttpResponseRedirect(reverse("admin:comment", args=[pk]))

    return change


pin = _thread_view(pinning.pin, _("Thread pinned to the top."))
unpin = _thread_view(pinning.unpin, _("Thread unpinned."))
close = _thread_view(pinning.close, _("Thread closed to replies."))
reopen = _thread_view(pinning.reopen, _("Thread reopened."))


def _comment(request: AdminRequest, pk: int) -> Comment:
    mine = Comment.objects.moderated_by(request.user)
    return get_object_or_404(mine.select_related("post", "parent", "thread", "spam_check"), pk=pk)


def _page(
    request: AdminRequest,
    comment: Comment,
    *,
    reply: ReplyForm | None = None,
    edit: EditForm | None = None,
) -> HttpResponse:
    context = {
        **admin_site.each_context(request),
        "title": _("Comment by %s") % comment.name,
        "entry": entries([comment], request.user)[0],
        "replies": comment.replies.order_by("created_at", "pk"),
        "versions": comment.versions.select_related("replaced_by"),
        "reply_form": reply or ReplyForm(auto_id="reply-%s"),
        "edit_form": edit or EditForm(initial={"body": comment.body}, auto_id="edit-%s"),
        "back": reverse("admin:comment", args=[comment.pk]),
        "last_decision": last_decision(request.user),
    }
    status = 422 if reply or edit else 200
    return TemplateResponse(request, "admin/comments/comment.html", context, status=status)
