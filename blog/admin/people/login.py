"""Log in with username and password, then with a code if one is required."""

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
from blog.people import login_attempts, sessions, two_factor
from blog.people.devices import device_label
from blog.people.models import Account
from blog.web.clients import client_ip

Args = ParamSpec("Args")


class LoginForm(AdminAuthenticationForm):
    error_messages = {
        **AdminAuthenticationForm.error_messages,
        "invalid_login": _("Wrong username or password. Passwords are case-sensitive."),
    }

    def clean(self) -> dict[str, Any]:
        name, password = self.cleaned_data.get("username"), self.cleaned_data.get("password")
        if name and password:
            assert self.request is not None
            network = network_of(client_ip(self.request))
            raise_if_paused(login_attempts.register_attempt(name, network=network))
            super().clean()
            login_attempts.register_success(name, network=network)
        return self.cleaned_data


class LogIn(LoginView):
    """The login page; it redirects people who have entered their password to the code page."""

    authentication_form = LoginForm
    template_name = "admin/people/login.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.user.is_authenticated and request.user.is_staff:
            return HttpResponseRedirect(next_step(cast(AdminRequest, request)))
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        log_in(self.request, form.get_user())
        return HttpResponseRedirect(next_step(cast(AdminRequest, self.request)))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = {**admin_site.each_context(self.request), "title": _("Log in"), **kwargs}
        return super().get_context_data(**context)


@require_POST
def log_out(request: HttpRequest) -> HttpResponse:
    """Log out, even if the code has not been entered yet."""
    logout(request)
    return HttpResponseRedirect(reverse("admin:login"))


def log_in(request: HttpRequest, account: Account) -> None:
    """Start a session of the account; if a code is required, it is entered afterwards."""
    login(request, account)
    sessions.start_session(
        request.session,
        device=device_label(request.headers.get("User-Agent", "")),
        network=network_of(client_ip(request)),
    )


def next_step(request: AdminRequest) -> str:
    """Return the URL that follows the password: the requested page, or the code page."""
    url = _requested_url(request)
    if admin_site.has_permission(request):
        return url
    step = "admin:login-code" if request.user.two_factor_enabled_at else "admin:two-factor"
    return f"{reverse(step)}?{urlencode({'next': url}, safe='/')}"


def password_required(
    view: Callable[Concatenate[AdminRequest, Args], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Args], HttpResponse]:
    """Decorate a view for accounts that have entered their password, even without the code."""

    @never_cache
    @wraps(view)
    def guarded(request: AdminRequest, /, *args: Args.args, **kwargs: Args.kwargs) -> HttpResponse:
        if not request.user.is_staff:  # false for anonymous users as well
            return redirect_to_login(request.get_full_path(), reverse("admin:login"))
        return view(request, *args, **kwargs)

    return guarded  # type: ignore[return-value]


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        help_text=_("The six digits your app shows now, or a backup code."),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autofocus": True}),
    )

    def __init__(self, *args: Any, request: AdminRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.device: Any = None

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        account = self.request.user
        name = login_attempts.code_name(account.username)
        network = network_of(client_ip(self.request))
        raise_if_paused(login_attempts.register_attempt(name, network=network))
        self.device = two_factor.match_code(account, code)
        if not self.device:
            raise ValidationError(_("That code is wrong or has expired."))
        login_attempts.register_success(name, network=network)
        return code


@sensitive_post_parameters()
@password_required
@require_http_methods(["GET", "HEAD", "POST"])
def enter_code(request: AdminRequest) -> HttpResponse:
    if admin_site.has_permission(request) or not request.user.two_factor_enabled_at:
        return HttpResponseRedirect(next_step(request))
    form = CodeForm(request.POST or None, request=request)
    if request.method == "POST" and form.is_valid():
        request.session.cycle_key()
        django_otp.login(request, form.device)
        return HttpResponseRedirect(_requested_url(request))
    context = {
        **admin_site.each_context(request),
        "form": form,
        "title": _("Two-factor authentication"),
    }
    return TemplateResponse(request, "admin/people/login_code.html", context)


def raise_if_paused(pause: timedelta) -> None:
    """Raise ValidationError with the remaining time if there is a pause."""
    if not pause:
        return
    seconds = max(1, round(pause.total_seconds()))
    minutes = -(-seconds // 60)
    if seconds < 60:
        time = ngettext("%d second", "%d seconds", seconds) % seconds
    else:
        time = ngettext("%d minute", "%d minutes", minutes) % minutes
    raise ValidationError(
        _("Too many failed attempts. Wait %(time)s, then try again."), params={"time": time}
    )


def _requested_url(request: HttpRequest) -> str:
    """Return the URL requested before the login, or the dashboard if it is on another host."""
    url = request.POST.get("next") or request.GET.get("next", "")
    is_on_this_host = url_has_allowed_host_and_scheme(
        url, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    is_step = url.startswith((reverse("admin:login"), reverse("admin:two-factor")))
    return url if is_on_this_host and not is_step else reverse("admin:index")
