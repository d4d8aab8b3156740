"""Set up and turn off two-factor authentication for one's own account; make backup codes."""

from typing import Any

import django_otp
import segno
from django import forms
from django.contrib import messages
from django.core import signing
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from blog.admin.access import AdminRequest, account_required
from blog.admin.people.confirming import PasswordForm
from blog.admin.people.login import next_step, password_required
from blog.admin.site import admin_site
from blog.people import two_factor
from blog.people.audit import note
from blog.people.notifying import Change, notify_of_change
from blog.people.two_factor import WrongCode

SALT = "blog.admin.people.two_factor"
SECRET_LIFETIME = 3600  # seconds


class SetUpForm(PasswordForm):
    """The form to turn it on; it contains the secret, signed, so that showing it stores nothing."""

    field_order = ("secret", "code", "password")

    secret = forms.CharField(widget=forms.HiddenInput())
    code = forms.CharField(
        label=_("The code your app shows"),
        max_length=12,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


@sensitive_post_parameters()
@password_required
@require_http_methods(["GET", "HEAD", "POST"])
def set_up(request: AdminRequest) -> HttpResponse:
    if request.user.two_factor_enabled_at:
        is_logged_in = admin_site.has_permission(request)
        return HttpResponseRedirect(_profile() if is_logged_in else next_step(request))
    secret = _signed_secret(request)
    if secret is None:
        form = SetUpForm(request=request)
        return _set_up_page(request, form, secret=two_factor.new_secret())
    form = SetUpForm(request.POST, request=request)
    if not form.is_valid() or not _enable(request, form, secret):
        return _set_up_page(request, form, secret=secret)
    return _codes_page(request, two_factor.make_backup_codes(request.user))


@sensitive_post_parameters()
@account_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_codes(request: AdminRequest) -> HttpResponse:
    """Ask for the password, and show new backup codes on POST."""
    if not request.user.two_factor_enabled_at:
        return HttpResponseRedirect(_profile())
    form = PasswordForm(request.POST or None, request=request)
    if request.method == "POST" and form.is_valid():
        note(request.user, _("Made new backup codes."))
        notify_of_change(request.user, Change.BACKUP_CODES)
        return _codes_page(request, two_factor.make_backup_codes(request.user))
    context = {**admin_site.each_context(request), "form": form, "title": _("New backup codes")}
    return TemplateResponse(request, "admin/people/new_codes.html", context)


@sensitive_post_parameters()
@account_required
@require_http_methods(["GET", "HEAD", "POST"])
def disable(request: AdminRequest) -> HttpResponse:
    is_required = two_factor.is_required(request.user, request.blog)
    form = PasswordForm(request.POST or None, request=request)
    if request.method == "POST" and form.is_valid() and not is_required:
        two_factor.disable(request.user)
        note(request.user, _("Turned off two-factor authentication."))
        notify_of_change(request.user, Change.TWO_FACTOR_OFF)
        messages.success(request, _("Two-factor authentication is off."))
        return HttpResponseRedirect(_profile())
    context = {
        "form": form,
        "is_required": is_required,
        "title": _("Turn off two-factor authentication"),
    }
    context |= admin_site.each_context(request)
    return TemplateResponse(request, "admin/people/two_factor_off.html", context)


def _enable(request: AdminRequest, form: SetUpForm, secret: str) -> bool:
    try:
        device = two_factor.enable(
            request.user,
            secret=secret,
            code=form.cleaned_data["code"],
            session_key=request.session.session_key,
        )
    except WrongCode:
        form.add_error("code", _("That code is wrong or has expired. Check your phone’s clock."))
        return False
    django_otp.login(request, device)
    note(request.user, _("Turned on two-factor authentication."))
    notify_of_change(request.user, Change.TWO_FACTOR_ON)
    return True


def _signed_secret(request: AdminRequest) -> str | None:
    signed = request.POST.get("secret", "")
    try:
        data = signing.loads(signed, salt=SALT, max_age=SECRET_LIFETIME)
    except signing.BadSignature:
        return None
    return data["secret"] if data["account"] == request.user.pk else None


def _set_up_page(request: AdminRequest, form: SetUpForm, *, secret: str) -> HttpResponse:
    uri = two_factor.provisioning_uri(request.user, secret=secret, blog=request.blog.name)
    letters = two_factor.base32(secret)
    data = {"secret": secret, "account": request.user.pk}
    context = {
        **admin_site.each_context(request),
        "form": form,
        "signed_secret": signing.dumps(data, salt=SALT),
        "uri": uri,
        "letters": [letters[start : start + 4] for start in range(0, len(letters), 4)],
        "is_required": two_factor.is_required(request.user, request.blog),
        "title": _("Two-factor authentication"),
        **_qr_code(uri),
    }
    return TemplateResponse(request, "admin/people/two_factor.html", context)


def _codes_page(request: AdminRequest, codes: list[str]) -> HttpResponse:
    context = {
        **admin_site.each_context(request),
        "codes": [f"{code[:4]}-{code[4:]}" for code in codes],
        "next": next_step(request),
        "title": _("Your backup codes"),
    }
    return TemplateResponse(request, "admin/people/backup_codes.html", context)


def _qr_code(text: str) -> dict[str, Any]:
    """Return the QR code as an SVG path, with one square per dark module."""
    rows = segno.make(text, micro=False).matrix
    squares = (
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark
    )
    return {"qr_size": len(rows), "qr_path": "".join(squares)}


def _profile() -> str:
    return reverse("admin:me")
