"""Create an account with the link that the first start prints or an invitation contains."""

from collections.abc import Mapping
from copy import copy
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.contrib.auth.forms import BaseUserCreationForm
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from blog.admin.access import AdminRequest
from blog.admin.people.login import log_in, next_step
from blog.admin.settings.forms import SettingsForm, language_field, time_zone_field
from blog.people import inviting
from blog.people.models import Account
from blog.site.models import Site
from blog.web.requests import BlogRequest
from blog.welcome.writing import clear_tagline, has_example_name


class NewAccountForm(BaseUserCreationForm[Account]):
    class Meta:
        model = Account
        fields = ("username", "name", "email")
        help_texts = {"username": _("For logging in. Letters, digits and @ . + - _ only.")}


class BlogForm(SettingsForm):
    """The settings that the first owner is asked for."""

    language = language_field()
    time_zone = time_zone_field()

    class Meta:
        model = Site
        fields = ("name", "language", "time_zone")
        labels = {"name": _("Name of the blog")}

    class Media:
        js = (forms.Script("js/time-zone.js", type="module"),)

    def store(self) -> None:
        clear_tagline(self.instance)
        super().store()


@sensitive_post_parameters()
@never_cache
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def set_up(request: BlogRequest, token: str) -> HttpResponse:
    invitation = inviting.find_invitation(token)
    if invitation is None:
        return _page(request, is_closed=True)
    is_first = invitation.invited_by is None
    form = NewAccountForm(request.POST or None, initial={"email": invitation.email})
    blog = _blog_form(request) if is_first else None
    invalid = [each for each in (form, blog) if each and not each.is_valid()]
    if request.method != "POST" or invalid:
        return _page(request, form=form, blog=blog, invitation=invitation)
    try:
        account = _create(token, form.cleaned_data, blog)
    except inviting.InvitationClosed:
        return _page(request, is_closed=True)
    log_in(request, account)
    welcome = _("Welcome. Only you can log in here.")
    messages.success(request, welcome if is_first else _("Welcome to the dashboard."))
    return HttpResponseRedirect(next_step(cast(AdminRequest, request)))


@transaction.atomic
def _create(token: str, cleaned: Mapping[str, Any], blog: BlogForm | None) -> Account:
    account = inviting.accept(
        token,
        username=cleaned["username"],
        name=cleaned["name"],
        email=cleaned["email"],
        password=cleaned["password1"],
    )
    if blog:
        blog.store()
    return account


def _blog_form(request: BlogRequest) -> BlogForm:
    """Return the form of the blog's settings; the name of the example is not offered."""
    site = copy(request.blog)
    initial = {"name": "" if has_example_name(site) else site.name}
    return BlogForm(request.POST or None, instance=site, initial=initial, prefix="blog")


def _page(request: HttpRequest, *, is_closed: bool = False, **context: Any) -> HttpResponse:
    context = {"is_closed": is_closed, "title": _("Set up"), **context}
    return TemplateResponse(
        request, "admin/people/set_up.html", context, status=410 if is_closed else 200
    )
