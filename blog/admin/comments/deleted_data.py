"""The deleted data log in the admin panel, read-only."""

from typing import ClassVar

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from blog.admin.access import RightAdmin
from blog.admin.site import admin_site
from blog.comments.privacy.models import DeletionLog
from blog.people.roles import Right

COUNTS = ("networks", "emails", "follows", "data_requests", "spam", "decisions")


@admin.register(DeletionLog, site=admin_site)
class DeletionLogAdmin(RightAdmin[DeletionLog]):
    right: ClassVar[Right] = Right.RUN
    list_display = ("ran_at", "deleted")
    list_display_links = None
    show_full_result_count = False

    @admin.display(description=_("deleted data"))
    def deleted(self, log: DeletionLog) -> str:
        labels = {field.name: field.verbose_name for field in DeletionLog._meta.fields}
        counts = {name: getattr(log, name) for name in COUNTS}
        parts = [f"{labels[name]}: {count}" for name, count in counts.items() if count]
        return "; ".join(parts) or gettext("nothing")

    def has_add_permission(self, _request: HttpRequest, _obj: DeletionLog | None = None) -> bool:
        return False

    def has_change_permission(self, _request: HttpRequest, _obj: DeletionLog | None = None) -> bool:
        return False

    def has_delete_permission(self, _request: HttpRequest, _obj: DeletionLog | None = None) -> bool:
        return False
