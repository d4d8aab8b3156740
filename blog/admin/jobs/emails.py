"""The email log: sent, pending and failed emails."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.humanize.templatetags.humanize import naturaltime
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from blog.admin.access import RightAdmin
from blog.admin.site import admin_site
from blog.jobs.leasing import try_again
from blog.mail.models import Email
from blog.people.roles import Right


class StatusFilter(admin.SimpleListFilter):
    title = _("status")
    parameter_name = "status"

    CONDITIONS = {
        "sent": Q(sent_at__isnull=False),
        "pending": Q(due_at__isnull=False),
        "failed": Q(sent_at=None, due_at=None),
    }

    def lookups(self, _request: HttpRequest, _model_admin: Any) -> list[tuple[str, Any]]:
        return [("sent", _("Sent")), ("pending", _("Pending")), ("failed", _("Failed"))]

    def queryset(self, _request: HttpRequest, queryset: QuerySet[Email]) -> QuerySet[Email]:
        return queryset.filter(self.CONDITIONS.get(self.value() or "", Q()))


@admin.register(Email, site=admin_site)
class EmailAdmin(RightAdmin[Email]):
    right = Right.RUN
    list_display = ("subject", "to", "written", "status")
    list_filter = (StatusFilter,)
    search_fields = ("subject", "to")
    ordering = ("-written_at", "-pk")
    actions = ("send_again",)
    fields = ("subject", "to", "written_at", "sent_at", "due_at", "attempts", "error", "text")
    readonly_fields = fields
    show_full_result_count = False

    @admin.display(description=_("written"), ordering="written_at")
    def written(self, email: Email) -> str:
        return str(naturaltime(email.written_at))

    @admin.display(description=_("status"), ordering="sent_at")
    def status(self, email: Email) -> str:
        if email.sent_at:
            return gettext("Sent")
        reason = f": {email.error}" if email.error else ""
        if email.due_at is None:
            return gettext("Failed") + reason
        return (gettext("Retrying") if email.is_retrying else gettext("Pending")) + reason

    def has_add_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        return False

    def has_change_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        return False

    @admin.action(description=_("Send failed emails again"))
    def send_again(self, request: HttpRequest, emails: QuerySet[Email]) -> None:
        count = sum(try_again(email) for email in emails if email.is_given_up)
        sentence = ngettext("%d email will be sent.", "%d emails will be sent.", count) % count
        messages.success(request, sentence)
