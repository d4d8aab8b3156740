"""Change a password, and reset a forgotten one with a link in an email."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.forms import PasswordChangeForm, SetPasswordForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from blog.admin.access import AdminRequest, account_required
from blog.admin.people.confirming import confirm_password
from blog.admin.people.login import raise_if_paused
from blog.admin.site import admin_site
from blog.mail.writing import mail_is_on
from blog.net.ips import network_of
from blog.people import login_attempts, passwords
from blog.people.audit import note
from blog.people.models import Account
from blog.web.clients import client_ip


class ForgotPasswordForm(forms.Form):
    email = forms.EmailField(
        label=_("Your email"), widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )

    def __init__(self, *args: object, request: HttpRequest, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.request = request

    def clean_email(self) -> str:
        """Limit the emails per recipient and network; raise ValidationError during a pause."""
        email: str = self.cleaned_data["email"]
        network = network_of(client_ip(self.request))
        raise_if_paused(login_attempts.register_attempt(f"email to {email}", network=network))
        return email


class ChangeForm(PasswordChangeForm):
    """The form to change one's password; wrong old ones lengthen the pause between attempts."""

    def __init__(self, *args: Any, request: AdminRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_old_password(self) -> str:
        password: str = self.cleaned_data["old_password"]
        confirm_password(self.request, password)
        return password


@sensitive_post_parameters()
@account_required
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: AdminRequest) -> HttpResponse:
    account = Account.objects.get(pk=request.user.pk)
    form = ChangeForm(account, request.POST or None, request=request)
    if request.method == "POST" and form.is_valid():
        new = form.cleaned_data["new_password1"]
        _change(request, account, new)
        messages.success(request, _("Password changed. Your other sessions have ended."))
        return HttpResponseRedirect(reverse("admin:me"))
    context = {**admin_site.each_context(request), "form": form, "title": _("Change your password")}
    return TemplateResponse(request, "admin/people/password_change.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def forgot(request: HttpRequest) -> HttpResponse:
    """Email a reset link; the response is the same whether or not an account has the email."""
    form = ForgotPasswordForm(request.POST or None, request=request)
    is_sent = request.method == "POST" and mail_is_on() and form.is_valid()
    if is_sent:
        passwords.send_reset_links(form.cleaned_data["email"], link=_link)
    context = {
        **admin_site.each_context(request),
        "form": form,
        "is_sent": is_sent,
        "mail_is_on": mail_is_on(),
        "title": _("Reset your password"),
    }
    return TemplateResponse(request, "admin/people/password_forgotten.html", context)


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def reset(request: HttpRequest, account_id: str, token: str) -> HttpResponse:
    account = passwords.account_of_link(account_id, token)
    if account is None:
        return _page(request, title=_("This link no longer works"), is_closed=True, status=410)
    form = SetPasswordForm(account, request.POST or None)
    if request.method == "POST" and form.is_valid():
        passwords.set_password(account, form.cleaned_data["new_password1"])
        note(account, _("Reset the password with a link."))
        messages.success(request, _("Your password has been reset. Log in with it."))
        return HttpResponseRedirect(reverse("admin:login"))
    return _page(request, form=form, title=_("Set a new password"))


def _change(request: AdminRequest, account: Account, password: str) -> None:
    """Change the password and end all other sessions."""
    passwords.set_password(account, password, except_key=request.session.session_key)
    update_session_auth_hash(request, account)
    note(account, _("Changed the password."))


def _link(account_id: str, token: str) -> str:
    return settings.ORIGIN + reverse("admin:password-reset", args=[account_id, token])


def _page(request: HttpRequest, *, status: int = 200, **kwargs: object) -> HttpResponse:
    context = {**admin_site.each_context(request), **kwargs}
    return TemplateResponse(request, "admin/people/password.html", context, status=status)
