"""Ibid’s AdminSite: access to it, and the context of all its pages."""

from functools import partial
from typing import Any, cast

from django.contrib import admin
from django.http import HttpRequest, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from blog.admin.dashboard.index import dashboard_context
from blog.comments.models import Comment
from blog.people import two_factor
from blog.people.models import Account
from blog.people.roles import Right, may
from blog.web.requests import BlogRequest

# The first leads to the page of any row, a shared preview too; the second lists rows for widgets
# that we do not use.
NOT_OURS = {"view_on_site", "autocomplete"}


class IbidAdminSite(admin.AdminSite):
    site_header = _("Admin")
    site_title = _("Admin")
    index_title = _("Dashboard")
    enable_nav_sidebar = False

    def get_urls(self) -> list[Any]:
        """Return Django's routes without those that show rows regardless of who asks."""
        return [url for url in super().get_urls() if getattr(url, "name", "") not in NOT_OURS]

    def has_permission(self, request: HttpRequest) -> bool:
        """Return whether the account is logged in, with a code if one is required."""
        return super().has_permission(request) and two_factor.is_satisfied(
            cast(Account, request.user), cast(BlogRequest, request).blog
        )

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """Return the context of every admin page; comments are counted only if it is used."""
        account = request.user if isinstance(request.user, Account) else None
        return super().each_context(request) | {
            "writes": bool(account and may(account, Right.WRITE)),
            "runs": bool(account and may(account, Right.RUN)),
            "pending_count": partial(_pending_count, request),
        }

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        context = dashboard_context(cast(Account, request.user), cast(BlogRequest, request).blog)
        return super().index(request, context | (extra_context or {}))

    def app_index(
        self,
        _request: HttpRequest,
        app_label: str,  # noqa: ARG002  the URLconf passes it by name
        _extra_context: dict[str, Any] | None = None,
    ) -> TemplateResponse:
        """Redirect to the dashboard: there is only one app."""
        return cast(TemplateResponse, HttpResponseRedirect(reverse("admin:index")))

    def password_change_done(
        self, _request: HttpRequest, _extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        return cast(TemplateResponse, HttpResponseRedirect(reverse("admin:me")))


def _pending_count(request: HttpRequest) -> int:
    account = request.user
    if not (isinstance(account, Account) and may(account, Right.MODERATE)):
        return 0
    return Comment.objects.moderated_by(account).pending().count()


admin_site = IbidAdminSite(name="admin")
