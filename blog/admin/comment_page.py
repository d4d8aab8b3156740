"""One comment at the desk: its place, its thread, and what can be done to it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from blog.admin.access import DeskRequest, right_required
from blog.admin.comment_queue import entries, last_decision
from blog.admin.site import desk
from blog.comments.models import Comment
from blog.people.roles import Right


@right_required(Right.MODERATE)
@require_safe
def show(request: DeskRequest, pk: int) -> HttpResponse:
    mine = Comment.objects.moderated_by(request.user).select_related("post", "parent")
    comment = get_object_or_404(mine, pk=pk)
    context = {
        **desk.each_context(request),
        "title": _("A comment by %s") % comment.name,
        "entry": entries([comment], request.user)[0],
        "replies": comment.replies.order_by("created_at", "pk"),
        "back": reverse("admin:comment", args=[comment.pk]),
        "last_decision": last_decision(request.user),
    }
    return TemplateResponse(request, "admin/comments/comment.html", context)
