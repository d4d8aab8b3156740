"""The log of what was forgotten by itself, in the admin panel: to be read, not written."""

from typing import ClassVar

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from blog.admin.access import RightAdmin
from blog.admin.site import admin_site
from blog.comments.privacy.models import Forgetting
from blog.people.roles import Right

COUNTS = ("networks", "emails", "follows", "claims", "spam", "decisions")


@admin.register(Forgetting, site=admin_site)
class ForgettingAdmin(RightAdmin[Forgetting]):
    right: ClassVar[Right] = Right.RUN
    list_display = ("ran_at", "what")
    list_display_links = None
    show_full_result_count = False

    @admin.display(description=_("what was forgotten"))
    def what(self, forgetting: Forgetting) -> str:
        words = {field.name: field.verbose_name for field in Forgetting._meta.fields}
        counts = {name: getattr(forgetting, name) for name in COUNTS}
        said = [f"{words[name]}: {count}" for name, count in counts.items() if count]
        return "; ".join(said) or gettext("nothing")

    def has_add_permission(self, request: HttpRequest, obj: Forgetting | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Forgetting | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Forgetting | None = None) -> bool:
        return False
