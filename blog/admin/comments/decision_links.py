"""Decisions by mail: a link shows the comment and asks; only the button decides."""

from typing import Any

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods

from blog.comments.emails.decision_links import mailed_decision
from blog.comments.moderation import deciding as moderating
from blog.web.requests import BlogRequest


@never_cache
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def mailed(request: BlogRequest, token: str) -> HttpResponse:
    """For the person the email went to, logged in or not."""
    asked = mailed_decision(token)
    context: dict[str, Any] = {"site": request.blog, "asked": asked, "title": _("A comment")}
    if asked is None:
        return TemplateResponse(request, "admin/comments/decision_link.html", context, status=410)
    if request.method == "POST":
        moderating.decide([asked.comment], act=asked.act, by=asked.by)
    asked.comment.refresh_from_db(fields=["state"])
    context["is_so"] = asked.act.outcome(asked.comment.state) == asked.comment.state
    return TemplateResponse(request, "admin/comments/decision_link.html", context)
