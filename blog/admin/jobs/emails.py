"""Emails in the admin panel: what was sent, what waits, what the mail server refused."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.humanize.templatetags.humanize import naturaltime
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from blog.admin.access import RightAdmin
from blog.admin.site import admin_site
from blog.mail import sending
from blog.mail.models import Email
from blog.people.roles import Right


class FateFilter(admin.SimpleListFilter):
    title = _("what became of it")
    parameter_name = "fate"

    FATES = {
        "sent": Q(sent_at__isnull=False),
        "waits": Q(due_at__isnull=False),
        "stuck": Q(sent_at=None, due_at=None),
    }

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("sent", _("sent")), ("waits", _("waits")), ("stuck", _("given up"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Email]) -> QuerySet[Email]:
        return queryset.filter(self.FATES.get(self.value() or "", Q()))


@admin.register(Email, site=admin_site)
class EmailAdmin(RightAdmin[Email]):
    right = Right.RUN
    list_display = ("subject", "to", "written", "fate")
    list_filter = (FateFilter,)
    search_fields = ("subject", "to")
    ordering = ("-written_at", "-pk")
    actions = ("send_again",)
    fields = ("subject", "to", "written_at", "sent_at", "due_at", "tries", "error", "text")
    readonly_fields = fields
    show_full_result_count = False

    @admin.display(description=_("written"), ordering="written_at")
    def written(self, email: Email) -> str:
        return str(naturaltime(email.written_at))

    @admin.display(description=_("what became of it"), ordering="sent_at")
    def fate(self, email: Email) -> str:
        if email.sent_at:
            return gettext("sent")
        said = f": {email.error}" if email.error else ""
        if email.due_at is None:
            return gettext("given up") + said
        return (gettext("is tried again") if email.tries else gettext("waits")) + said

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.action(description=_("Send again what was given up"))
    def send_again(self, request: HttpRequest, emails: QuerySet[Email]) -> None:
        given_up = Email.objects.stuck().filter(pk__in=emails)
        count = sum(sending.send_again(email) for email in given_up)
        said = ngettext("%d email will be sent.", "%d emails will be sent.", count) % count
        messages.success(request, said)
