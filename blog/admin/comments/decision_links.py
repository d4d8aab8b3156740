"""Decision links in emails: opening one shows the comment, and only its button decides."""

from typing import Any

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods

from blog.comments.emails.decision_links import linked_decision
from blog.comments.moderation import deciding
from blog.web.requests import BlogRequest


@never_cache
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: BlogRequest, token: str) -> HttpResponse:
    """Show and confirm a decision for the recipient of the email, who need not be logged in."""
    linked = linked_decision(token)
    context: dict[str, Any] = {"site": request.blog, "linked": linked, "title": _("A comment")}
    if linked is None:
        return TemplateResponse(request, "admin/comments/decision_link.html", context, status=410)
    if request.method == "POST":
        deciding.decide([linked.comment], action=linked.action, by=linked.by)
    linked.comment.refresh_from_db(fields=["state"])
    state = linked.comment.state
    context["is_decided"] = linked.action.state_after(state) == state
    return TemplateResponse(request, "admin/comments/decision_link.html", context)
