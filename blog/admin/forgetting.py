"""The log of what was forgotten by itself, at the desk: to be read, not written."""

from typing import ClassVar

from django.contrib import admin
from django.http import HttpRequest

from blog.admin.access import RightAdmin
from blog.admin.site import desk
from blog.comments.claims import Forgetting
from blog.people.roles import Right


@admin.register(Forgetting, site=desk)
class ForgettingAdmin(RightAdmin[Forgetting]):
    right: ClassVar[Right] = Right.RUN
    list_display = ("ran_at", "networks", "emails", "follows", "claims", "spam", "decisions")
    list_display_links = None
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest, obj: Forgetting | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Forgetting | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Forgetting | None = None) -> bool:
        return False
