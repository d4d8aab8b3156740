"""The first person makes the owner's account, by the link the first start printed."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.forms import BaseUserCreationForm
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from blog.people import inviting
from blog.people.models import Account
from blog.site.localising import BlogRequest


class OwnerForm(BaseUserCreationForm[Account]):
    class Meta:
        model = Account
        fields = ("username", "name", "email")
        help_texts = {"username": _("For logging in. Letters, digits and @ . + - _ only.")}


@sensitive_post_parameters()
@never_cache
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def set_up(request: BlogRequest, token: str) -> HttpResponse:
    if inviting.find_invitation(token) is None:
        return _page(request, is_closed=True)
    form = OwnerForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, form=form)
    said = form.cleaned_data
    try:
        owner = inviting.accept(
            token,
            username=said["username"],
            name=said["name"],
            email=said["email"],
            password=said["password1"],
        )
    except inviting.InvitationClosed:
        return _page(request, is_closed=True)
    login(request, owner)
    messages.success(request, _("Welcome. This is your desk; nobody else has a key to it."))
    return HttpResponseRedirect(reverse("admin:index"))


def _page(request: BlogRequest, *, is_closed: bool = False, **said: Any) -> HttpResponse:
    context = {"site": request.blog, "is_closed": is_closed, "title": _("Set up"), **said}
    return TemplateResponse(request, "admin/set_up.html", context, status=410 if is_closed else 200)
