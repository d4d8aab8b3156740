"""Logging in: name and password, then the code where one is needed."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast
from urllib.parse import urlencode

import django_otp
from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import login, logout
from django.contrib.auth.views import LoginView, redirect_to_login
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from blog.admin.access import AdminRequest
from blog.admin.site import admin_site
from blog.net.ips import network_of
from blog.people import second_factor, sessions, throttling
from blog.people.devices import device_words
from blog.people.models import Account
from blog.web.clients import client_ip

Args = ParamSpec("Args")


class LoginForm(AdminAuthenticationForm):
    error_messages = {
        **AdminAuthenticationForm.error_messages,
        "invalid_login": _("That name and password do not go together. Large letters matter."),
    }

    def clean(self) -> dict[str, Any]:
        name, password = self.cleaned_data.get("username"), self.cleaned_data.get("password")
        if name and password:
            assert self.request is not None
            network = network_of(client_ip(self.request))
            refuse_haste(throttling.guess(name, network=network))
            super().clean()
            throttling.guessed_right(name, network=network)
        return self.cleaned_data


class LogIn(LoginView):
    """Who is half in is led on to what is missing."""

    authentication_form = LoginForm
    template_name = "admin/people/login.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.user.is_authenticated and request.user.is_staff:
            return HttpResponseRedirect(next_step(cast(AdminRequest, request)))
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        enter(self.request, form.get_user())
        return HttpResponseRedirect(next_step(cast(AdminRequest, self.request)))

    def get_context_data(self, **said: Any) -> dict[str, Any]:
        context = {**admin_site.each_context(self.request), "title": _("Log in"), **said}
        return super().get_context_data(**context)


@require_POST
def log_out(request: HttpRequest) -> HttpResponse:
    """Also for who is half in."""
    logout(request)
    return HttpResponseRedirect(reverse("admin:login"))


def enter(request: HttpRequest, account: Account) -> None:
    """Begin a session of the account; its code, if it needs one, is still to be given."""
    login(request, account)
    sessions.begin(
        request.session,
        device=device_words(request.headers.get("User-Agent", "")),
        network=network_of(client_ip(request)),
    )


def next_step(request: AdminRequest) -> str:
    """Where someone goes who has given their password: on, or to what is still missing."""
    wanted = _wanted(request)
    if admin_site.has_permission(request):
        return wanted
    step = "admin:log-in-code" if request.user.second_factor_at else "admin:second-factor"
    return f"{reverse(step)}?{urlencode({'next': wanted}, safe='/')}"


def password_given(
    view: Callable[Concatenate[AdminRequest, Args], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Args], HttpResponse]:
    """Let in who has given their password, and as yet no code."""

    @never_cache
    @wraps(view)
    def guarded(request: AdminRequest, /, *args: Args.args, **kwargs: Args.kwargs) -> HttpResponse:
        if not request.user.is_staff:  # nor is somebody without account
            return redirect_to_login(request.get_full_path(), reverse("admin:login"))
        return view(request, *args, **kwargs)

    return guarded  # type: ignore[return-value]


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        help_text=_("The six digits your app shows now, or one of your backup codes."),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autofocus": True}),
    )

    def __init__(self, *args: Any, request: AdminRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.device: Any = None

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        account = self.request.user
        name = throttling.code_of(account.username)
        network = network_of(client_ip(self.request))
        refuse_haste(throttling.guess(name, network=network))
        self.device = second_factor.device_for(account, code)
        if not self.device:
            raise ValidationError(_("That is not the code of now, nor a backup code left."))
        throttling.guessed_right(name, network=network)
        return code


@sensitive_post_parameters()
@password_given
@require_http_methods(["GET", "HEAD", "POST"])
def give_code(request: AdminRequest) -> HttpResponse:
    if admin_site.has_permission(request) or not request.user.second_factor_at:
        return HttpResponseRedirect(next_step(request))
    form = CodeForm(request.POST or None, request=request)
    if request.method == "POST" and form.is_valid():
        request.session.cycle_key()
        django_otp.login(request, form.device)
        return HttpResponseRedirect(_wanted(request))
    context = {**admin_site.each_context(request), "form": form, "title": _("Your code")}
    return TemplateResponse(request, "admin/people/login_code.html", context)


def refuse_haste(wait: timedelta) -> None:
    if not wait:
        return
    seconds = max(1, round(wait.total_seconds()))
    minutes = -(-seconds // 60)
    if seconds < 60:
        time = ngettext("%d second", "%d seconds", seconds) % seconds
    else:
        time = ngettext("%d minute", "%d minutes", minutes) % minutes
    raise ValidationError(
        _("Too many wrong tries. Wait %(time)s and try again."), params={"time": time}
    )


def _wanted(request: HttpRequest) -> str:
    """Return the URL asked for before logging in; the dashboard if it is not on this host."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    is_a_step = wanted.startswith((reverse("admin:login"), reverse("admin:second-factor")))
    return wanted if is_ours and not is_a_step else reverse("admin:index")
