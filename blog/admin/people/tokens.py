"""The API tokens of one's account: make one, which is shown once, and revoke them."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from blog.admin.access import AdminRequest, account_required
from blog.admin.people.confirming import PasswordForm
from blog.admin.site import admin_site
from blog.people.tokens.making import make_token, revoke_token
from blog.people.tokens.models import ApiToken, scopes_of
from blog.web.origin import origin_of


class TokenForm(PasswordForm):
    """A new token: its name, what it may do, and the account's password."""

    name = forms.CharField(
        label="Name", max_length=80, help_text="The program that will use it, such as MarsEdit."
    )
    scopes = forms.MultipleChoiceField(
        label="What it may do", widget=forms.CheckboxSelectMultiple, required=False
    )
    field_order = ("name", "scopes", "password")

    def __init__(self, *args: Any, request: AdminRequest, **kwargs: Any) -> None:
        super().__init__(*args, request=request, **kwargs)
        choices = [(scope.value, scope.label) for scope in scopes_of(request.user)]
        self.fields["scopes"].choices = choices  # type: ignore[attr-defined]


@sensitive_post_parameters("password")
@never_cache
@account_required
@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: AdminRequest) -> HttpResponse:
    """List the account's tokens; POST makes a new one and shows it, this once."""
    form = TokenForm(request.POST if request.method == "POST" else None, request=request)
    made = ""
    if form.is_valid():
        name, scopes = form.cleaned_data["name"], form.cleaned_data["scopes"]
        made = make_token(request.user, name=name, scopes=scopes)
        form = TokenForm(request=request)
    context = {
        **admin_site.each_context(request),
        "title": "API tokens",
        "form": form,
        "made": made,
        "origin": origin_of(request),
        "tokens": ApiToken.objects.filter(account=request.user).order_by("-pk"),
    }
    return TemplateResponse(request, "admin/people/tokens.html", context)


@account_required
@require_POST
def revoke(request: AdminRequest, pk: int) -> HttpResponse:
    token = get_object_or_404(ApiToken, pk=pk, account=request.user)
    revoke_token(token, by=request.user)
    messages.success(request, f"{token.name} can no longer use the API.")
    return HttpResponseRedirect(reverse("admin:tokens"))
