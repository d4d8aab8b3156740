"""The list of accounts and open invitations, and the form of an account."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.contrib.humanize.templatetags.humanize import naturaltime
from django.db.models import Max, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from blog.admin.access import RightAdmin
from blog.admin.people.confirming import ConfirmedEmail
from blog.admin.site import admin_site
from blog.people import managing
from blog.people.audit import last_actions
from blog.people.models import Account, Invitation, Role
from blog.people.notifying import Change, notify_of_change
from blog.people.roles import Right
from blog.people.sessions import LoginSession
from blog.posts.receivers import draw_later_of


class AccountForm(ConfirmedEmail):
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")

    class Meta:
        model = Account
        fields = ("username", "name", "website", "role", "is_active", "email")
        labels = {"is_active": _("May log in")}
        help_texts = {
            "is_active": _("Uncheck to log them out at once. Their posts stay, with their name."),
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        stays = cleaned.get("role") == Role.OWNER and cleaned.get("is_active")
        if not stays and managing.is_last_owner(self.instance):
            self.add_error(None, _("A blog needs an owner. Give someone else the role first."))
        return cleaned


@admin.register(Account, site=admin_site)
class AccountAdmin(RightAdmin[Account]):
    right: ClassVar[Right] = Right.RUN
    form = AccountForm
    list_display = ("person", "role", "email", "codes", "seen")
    list_filter = ("role", "is_active")
    search_fields = ("username", "name", "email")
    ordering = ("-is_active", "slug")
    view_on_site = False
    change_list_template = "admin/people/list.html"
    change_form_template = "admin/people/account.html"

    def has_add_permission(self, _request: HttpRequest, _obj: Account | None = None) -> bool:
        """Return False: people are invited, and choose their own password."""
        return False

    def has_delete_permission(self, _request: HttpRequest, _obj: Account | None = None) -> bool:
        """Return False: accounts are deactivated instead, so that posts and log keep their name."""
        return False

    def get_queryset(self, _request: HttpRequest) -> QuerySet[Account]:
        return Account.objects.annotate(last_seen=Max("sessions__seen_at"))

    def get_actions(self, _request: HttpRequest) -> dict[str, Any]:
        return {}

    @admin.display(description=_("name"), ordering="name")
    def person(self, account: Account) -> str:
        inactive = "" if account.is_active else f" ({_('deactivated')})"
        return f"{account}{inactive}"

    @admin.display(description=_("logs in with"), ordering="two_factor_enabled_at")
    def codes(self, account: Account) -> str:
        return str(_("password and code") if account.two_factor_enabled_at else _("password"))

    @admin.display(description=_("last seen"), ordering="last_seen")
    def seen(self, account: Any) -> str:
        at = account.last_seen or account.last_login
        return str(naturaltime(at)) if at else ""

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        invitations = Invitation.objects.open().exclude(email="").order_by("expires_at")
        context = {"invitations": invitations, "title": _("People"), **(extra_context or {})}
        return super().changelist_view(request, context)

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any
    ) -> Any:
        account: Account | None = context.get("original")
        if account:
            sessions = LoginSession.objects.open().filter(account=account).order_by("-seen_at")
            context |= {"sessions": sessions, "actions": last_actions(account)}
        return super().render_change_form(request, context, *args, **kwargs)

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Return a form that knows whose password confirms a changed email."""
        form = super().get_form(request, *args, **kwargs)
        return type("AccountForm", (form,), {"request": request})

    def save_model(self, _request: HttpRequest, obj: Account, form: Any, _change: bool) -> None:
        if "email" in form.changed_data:
            notify_of_change(obj, Change.EMAIL, to=form.initial["email"])
        obj.save(update_fields=["username", "name", "email", "website"])
        if {"username", "name"} & set(form.changed_data):
            draw_later_of(obj)
        if "role" in form.changed_data:
            managing.give_role(obj, role=obj.role)
        if "is_active" in form.changed_data:
            (managing.reactivate if obj.is_active else managing.deactivate)(obj)

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().changeform_view(request, *args, **kwargs)
        except managing.LastOwner:  # another owner left at the same moment
            messages.error(request, _("A blog needs an owner. Give someone else the role first."))
            return HttpResponseRedirect(reverse("admin:blog_account_changelist"))
