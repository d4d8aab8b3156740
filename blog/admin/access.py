"""Access to the admin panel and to each of its pages."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, ClassVar, Concatenate, ParamSpec, TypeVar, cast

from django.contrib import admin
from django.contrib.admin.views.main import PAGE_VAR
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import NoReverseMatch
from django.utils.translation import gettext as _

from blog.admin.paginating import LookaheadPaginator, requested_page
from blog.admin.site import admin_site
from blog.people.audit import note
from blog.people.models import Account
from blog.people.roles import Right, may
from blog.web.requests import BlogRequest

Args = ParamSpec("Args")
Row = TypeVar("Row", bound=Model)


class AdminRequest(BlogRequest):
    """A request from a logged-in account."""

    user: Account


def right_required(
    right: Right,
) -> Callable[
    [Callable[Concatenate[AdminRequest, Args], HttpResponse]],
    Callable[Concatenate[HttpRequest, Args], HttpResponse],
]:
    """Decorate a view for accounts with `right`: anonymous users must log in, others get a 404."""

    def guard(
        view: Callable[Concatenate[AdminRequest, Args], HttpResponse],
    ) -> Callable[Concatenate[HttpRequest, Args], HttpResponse]:
        @account_required
        @wraps(view)
        def guarded(
            request: AdminRequest, /, *args: Args.args, **kwargs: Args.kwargs
        ) -> HttpResponse:
            if not may(request.user, right):
                raise Http404
            return view(request, *args, **kwargs)

        return guarded

    return guard


def account_required(
    view: Callable[Concatenate[AdminRequest, Args], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Args], HttpResponse]:
    """Decorate a view for all accounts, regardless of role; anonymous users must log in."""
    return admin_site.admin_view(view)  # type: ignore[return-value]


class RightAdmin(admin.ModelAdmin[Row]):
    """A ModelAdmin for accounts with one right, regardless of Django's own permissions."""

    right: ClassVar[Right]
    empty_value_display = ""
    show_full_result_count = False
    list_max_show_all = 0

    def get_paginator(
        self, request: HttpRequest, queryset: Any, per_page: int, *args: Any, **kwargs: Any
    ) -> LookaheadPaginator:
        page = requested_page(request.GET.get(PAGE_VAR, ""))
        return LookaheadPaginator(queryset, per_page, *args, requested=page, **kwargs)

    def get_view_on_site_url(self, obj: Row | None = None) -> str | None:
        """Return the path of the row's own page; Django's detour is not one of our routes."""
        own_page = getattr(obj, "get_absolute_url", None)
        try:
            return own_page() or None if self.view_on_site and own_page else None
        except NoReverseMatch:  # the form with errors of a row without its key or slug
            return None

    def has_module_permission(self, request: HttpRequest) -> bool:
        return isinstance(request.user, Account) and may(request.user, self.right)

    def has_view_permission(self, request: HttpRequest, _obj: Any = None) -> bool:
        return self.has_module_permission(request)

    def has_add_permission(self, request: HttpRequest, _obj: Any = None) -> bool:
        return self.has_module_permission(request)

    def has_change_permission(self, request: HttpRequest, _obj: Any = None) -> bool:
        return self.has_module_permission(request)

    def has_delete_permission(self, request: HttpRequest, _obj: Any = None) -> bool:
        return self.has_module_permission(request)

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Offer Save and Save and continue; the list has the button to add another."""
        context |= {"show_save_and_add_another": False}
        return super().render_change_form(request, context, *args, **kwargs)

    def log_addition(self, request: HttpRequest, obj: Row, _message: Any) -> None:  # type: ignore[override]
        _note(request, _("Added the %(kind)s “%(name)s”."), obj, is_there=True)

    def log_change(self, request: HttpRequest, obj: Row, _message: Any) -> None:  # type: ignore[override]
        _note(request, _("Changed the %(kind)s “%(name)s”."), obj, is_there=True)

    def log_deletions(self, request: HttpRequest, queryset: Iterable[Row]) -> None:  # type: ignore[override]
        for row in queryset:
            _note(request, _("Deleted the %(kind)s “%(name)s”."), row, is_there=False)


def _note(request: HttpRequest, sentence: str, row: Model, *, is_there: bool) -> None:
    message = sentence % {"kind": row._meta.verbose_name, "name": row}
    note(cast(AdminRequest, request).user, message, of=row if is_there else None)
