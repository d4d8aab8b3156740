"""Create an account with the link that the first start prints or an invitation contains."""

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.forms import BaseUserCreationForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from blog.admin.access import AdminRequest
from blog.admin.people.login import log_in, next_step
from blog.people import inviting
from blog.people.models import Account
from blog.web.requests import BlogRequest


class NewAccountForm(BaseUserCreationForm[Account]):
    class Meta:
        model = Account
        fields = ("username", "name", "email")
        help_texts = {"username": _("For logging in. Letters, digits and @ . + - _ only.")}


@sensitive_post_parameters()
@never_cache
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def set_up(request: BlogRequest, token: str) -> HttpResponse:
    invitation = inviting.find_invitation(token)
    if invitation is None:
        return _page(request, is_closed=True)
    form = NewAccountForm(request.POST or None, initial={"email": invitation.email})
    if request.method != "POST" or not form.is_valid():
        return _page(request, form=form, invitation=invitation)
    cleaned = form.cleaned_data
    try:
        account = inviting.accept(
            token,
            username=cleaned["username"],
            name=cleaned["name"],
            email=cleaned["email"],
            password=cleaned["password1"],
        )
    except inviting.InvitationClosed:
        return _page(request, is_closed=True)
    log_in(request, account)
    is_first = invitation.invited_by is None
    welcome = _("Welcome. Only you can log in here.")
    messages.success(request, welcome if is_first else _("Welcome to the dashboard."))
    return HttpResponseRedirect(next_step(cast(AdminRequest, request)))


def _page(request: HttpRequest, *, is_closed: bool = False, **context: Any) -> HttpResponse:
    context = {"is_closed": is_closed, "title": _("Set up"), **context}
    return TemplateResponse(
        request, "admin/people/set_up.html", context, status=410 if is_closed else 200
    )
