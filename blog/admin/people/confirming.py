"""Ask for the password again before a change that could take an account from its owner."""

from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from blog.admin.access import AdminRequest
from blog.admin.people.login import raise_if_paused
from blog.net.ips import network_of
from blog.people import login_attempts
from blog.web.clients import client_ip


def password_field(**options: Any) -> forms.CharField:
    return forms.CharField(
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        **{"label": _("Your password"), **options},
    )


def confirm_password(request: AdminRequest, password: str) -> None:
    """Raise ValidationError if the password is wrong, or too many wrong ones were entered."""
    name = login_attempts.confirmation_name(request.user.username)
    network = network_of(client_ip(request))
    pause: timedelta = login_attempts.register_attempt(name, network=network)
    raise_if_paused(pause)
    if not request.user.check_password(password):
        raise ValidationError(_("Wrong password."))
    login_attempts.register_success(name, network=network)


class PasswordForm(forms.Form):
    """A form that only confirms a change with the password."""

    password = password_field()

    def __init__(self, *args: Any, request: AdminRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        confirm_password(self.request, password)
        return password


class ConfirmedEmail(forms.ModelForm[Any]):
    """A form of an account, in which a changed email must be confirmed with the password."""

    current_password = password_field(
        required=False, help_text=_("Only needed to change the email address.")
    )
    request: AdminRequest

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "email" in self.changed_data and "email" in cleaned:
            try:
                confirm_password(self.request, cleaned.get("current_password", ""))
            except ValidationError as error:
                self.add_error("current_password", error)
        return cleaned
