"""The blog's people at the desk."""

from typing import ClassVar

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import UserCreationForm
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from blog.admin.access import RightAdmin
from blog.admin.site import desk
from blog.people.models import Account
from blog.people.roles import Right


class AccountCreationForm(UserCreationForm[Account]):
    class Meta:
        model = Account
        fields = ("username", "name", "email", "role")

    def save(self, commit: bool = True) -> Account:
        self.instance.is_staff = True
        return super().save(commit)


@admin.register(Account, site=desk)
class AccountAdmin(RightAdmin[Account], UserAdmin[Account]):
    right: ClassVar[Right] = Right.RUN
    add_form = AccountCreationForm
    list_display = ("username", "name", "email", "role", "is_active", "last_login")
    list_filter = ("role", "is_active")
    search_fields = ("username", "name", "email")
    filter_horizontal = ()
    view_on_site = False
    formfield_overrides: ClassVar = {models.URLField: {"assume_scheme": "https"}}
    fieldsets = (
        (
            None,
            {"fields": ("username", "name", "email", "website", "role", "is_active", "password")},
        ),
    )
    add_fieldsets = (
        (
            None,
            {
                "fields": ("username", "name", "email", "role", "password1", "password2"),
                "description": _("They can log in with this name and password at once."),
            },
        ),
    )

    def has_delete_permission(self, request: HttpRequest, obj: Account | None = None) -> bool:
        """Nobody removes themselves: a blog keeps its owner."""
        return super().has_delete_permission(request, obj) and obj != request.user
