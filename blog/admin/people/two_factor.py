"""One's own second factor: taking it on, new backup codes, giving it up."""

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
from django.views.decorators.http import require_http_methods, require_POST

from blog.admin.access import AdminRequest, member_required
from blog.admin.people.login import next_step, password_given
from blog.admin.site import admin_site
from blog.people import second_factor
from blog.people.audit import note
from blog.people.second_factor import WrongCode

SALT = "blog.admin.people.two_factor"
KEY_LASTS = 3600  # seconds


class EnrolForm(forms.Form):
    """The key travels in the form, signed for its account: a page that is only looked at keeps
    nothing."""

    key = forms.CharField(widget=forms.HiddenInput())
    code = forms.CharField(
        label=_("The code your app shows"),
        max_length=12,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class PasswordForm(forms.Form):
    password = forms.CharField(
        label=_("Your password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args: Any, request: AdminRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        if not self.request.user.check_password(password):
            raise forms.ValidationError(_("That is not your password."))
        return password


@sensitive_post_parameters()
@password_given
@require_http_methods(["GET", "HEAD", "POST"])
def enrol(request: AdminRequest) -> HttpResponse:
    if request.user.second_factor_at:
        return HttpResponseRedirect(next_step(request) if _is_half_in(request) else _own_page())
    if request.method != "POST":
        return _enrol_page(request, EnrolForm(), key=second_factor.new_key())
    form = EnrolForm(request.POST)
    key = _signed_key(request)
    if key is None:
        return _enrol_page(request, EnrolForm(), key=second_factor.new_key())
    if not form.is_valid() or not _take_on(request, form, key):
        return _enrol_page(request, form, key=key)
    return _codes_page(request, second_factor.make_backup_codes(request.user))


@member_required
@require_POST
def new_codes(request: AdminRequest) -> HttpResponse:
    if not request.user.second_factor_at:
        return HttpResponseRedirect(_own_page())
    note(request.user, _("made new backup codes"))
    return _codes_page(request, second_factor.make_backup_codes(request.user))


@sensitive_post_parameters()
@member_required
@require_http_methods(["GET", "HEAD", "POST"])
def give_up(request: AdminRequest) -> HttpResponse:
    is_demanded = second_factor.is_demanded(request.user, request.blog)
    form = PasswordForm(request.POST or None, request=request)
    if request.method == "POST" and form.is_valid() and not is_demanded:
        second_factor.turn_off(request.user)
        note(request.user, _("turned the second factor off"))
        messages.success(request, _("Your password alone lets you in now."))
        return HttpResponseRedirect(_own_page())
    context = {"form": form, "is_demanded": is_demanded, "title": _("Turn the second factor off")}
    context |= admin_site.each_context(request)
    return TemplateResponse(request, "admin/people/two_factor_off.html", context)


def _take_on(request: AdminRequest, form: EnrolForm, key: str) -> bool:
    try:
        device = second_factor.enrol(
            request.user,
            key=key,
            code=form.cleaned_data["code"],
            session_key=request.session.session_key,
        )
    except WrongCode:
        form.add_error("code", _("That is not the code of now. Is the clock of your phone right?"))
        return False
    django_otp.login(request, device)
    note(request.user, _("turned the second factor on"))
    return True


def _signed_key(request: AdminRequest) -> str | None:
    try:
        said = signing.loads(request.POST.get("key", ""), salt=SALT, max_age=KEY_LASTS)
    except signing.BadSignature:
        return None
    return said["key"] if said["account"] == request.user.pk else None


def _enrol_page(request: AdminRequest, form: EnrolForm, *, key: str) -> HttpResponse:
    address = second_factor.address_for_app(request.user, key=key, blog=request.blog.name)
    letters = second_factor.key_in_letters(key)
    said = {"key": key, "account": request.user.pk}
    context = {
        **admin_site.each_context(request),
        "form": form,
        "signed_key": signing.dumps(said, salt=SALT),
        "address": address,
        "letters": [letters[start : start + 4] for start in range(0, len(letters), 4)],
        "is_demanded": second_factor.is_demanded(request.user, request.blog),
        "title": _("Second factor"),
        **_qr_code(address),
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


def _qr_code(words: str) -> dict[str, Any]:
    """As an SVG path: one square per dark module."""
    rows = segno.make(words, micro=False).matrix
    squares = (
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark
    )
    return {"qr_size": len(rows), "qr_path": "".join(squares)}


def _is_half_in(request: AdminRequest) -> bool:
    return not admin_site.has_permission(request)


def _own_page() -> str:
    return reverse("admin:me")
