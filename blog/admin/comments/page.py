"""One comment in the admin panel: its place, its thread, and what can be done to it."""

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
from blog.comments.models import Comment, Thread
from blog.comments.moderation.replying import answer as answer_comment
from blog.comments.posting import CommentsClosed
from blog.comments.threads import pinning
from blog.comments.versions.editing import edit as edit_comment
from blog.people.roles import Right

MAX_BODY = 10_000


class AnswerForm(forms.Form):
    body = forms.CharField(
        label=_("Your answer"),
        max_length=MAX_BODY,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("*emphasis*, > quotation, `code`, [link](https://…) and lists are understood."),
    )


class EditForm(forms.Form):
    body = forms.CharField(
        label=_("Comment"),
        max_length=MAX_BODY,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Readers see that it was edited by the editor."),
    )


@right_required(Right.MODERATE)
@require_safe
def show(request: AdminRequest, pk: int) -> HttpResponse:
    return _page(request, _comment(request, pk))


@right_required(Right.MODERATE)
@require_POST
def answer(request: AdminRequest, pk: int) -> HttpResponse:
    comment = _comment(request, pk)
    form = AnswerForm(request.POST, auto_id="answer-%s")
    if not form.is_valid():
        return _page(request, comment, answer=form)
    try:
        written = answer_comment(comment, body=form.cleaned_data["body"], by=request.user)
    except CommentsClosed:
        form.add_error(None, _("Readers cannot see this post, so nothing can be said under it."))
        return _page(request, comment, answer=form)
    messages.success(request, _("Your answer is published."))
    return HttpResponseRedirect(reverse("admin:comment", args=[written.pk]))


@right_required(Right.MODERATE)
@require_POST
def edit(request: AdminRequest, pk: int) -> HttpResponse:
    comment = _comment(request, pk)
    form = EditForm(request.POST, auto_id="edit-%s")
    if comment.withdrawn_at:
        form.add_error(None, _("Its writer took it back."))
    if not form.is_valid():
        return _page(request, comment, edit=form)
    edit_comment(comment, body=form.cleaned_data["body"], by=request.user)
    messages.success(request, _("Saved. Readers see that it was edited by the editor."))
    return HttpResponseRedirect(reverse("admin:comment", args=[pk]))


def _tend(verb: Callable[[Thread], None], said: Any) -> Callable[..., HttpResponse]:
    @right_required(Right.MODERATE)
    @require_POST
    def tend(request: AdminRequest, pk: int) -> HttpResponse:
        verb(_comment(request, pk).thread)
        messages.success(request, said)
        return HttpResponseRedirect(reverse("admin:comment", args=[pk]))

    return tend


pin = _tend(pinning.pin, _("Its thread stands first under its post now."))
unpin = _tend(pinning.unpin, _("Its thread stands in its own place again."))
close = _tend(pinning.close, _("Its thread takes no more replies."))
reopen = _tend(pinning.reopen, _("Its thread takes replies again."))


def _comment(request: AdminRequest, pk: int) -> Comment:
    mine = Comment.objects.moderated_by(request.user)
    return get_object_or_404(mine.select_related("post", "parent", "thread", "judgement"), pk=pk)


def _page(
    request: AdminRequest,
    comment: Comment,
    *,
    answer: AnswerForm | None = None,
    edit: EditForm | None = None,
) -> HttpResponse:
    context = {
        **admin_site.each_context(request),
        "title": _("A comment by %s") % comment.name,
        "entry": entries([comment], request.user)[0],
        "replies": comment.replies.order_by("created_at", "pk"),
        "former_words": comment.former_words.select_related("replaced_by"),
        "answer_form": answer or AnswerForm(auto_id="answer-%s"),
        "edit_form": edit or EditForm(initial={"body": comment.body}, auto_id="edit-%s"),
        "back": reverse("admin:comment", args=[comment.pk]),
        "last_decision": last_decision(request.user),
    }
    status = 422 if answer or edit else 200
    return TemplateResponse(request, "admin/comments/comment.html", context, status=status)
