"""The comment model in the admin panel: its list is the queue, and its pages are custom."""

from typing import Any, ClassVar, cast

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from blog.admin.access import AdminRequest, RightAdmin
from blog.admin.keys import is_key
from blog.admin.site import admin_site
from blog.comments.models import Comment
from blog.people.roles import Right


@admin.register(Comment, site=admin_site)
class CommentAdmin(RightAdmin[Comment]):
    right: ClassVar[Right] = Right.MODERATE

    def get_queryset(self, request: HttpRequest) -> Any:
        """Return the comments the account moderates; the history page, too, finds no others."""
        return Comment.objects.moderated_by(cast(AdminRequest, request).user)

    def has_add_permission(self, _request: HttpRequest, _obj: Comment | None = None) -> bool:
        return False

    def has_delete_permission(self, _request: HttpRequest, _obj: Comment | None = None) -> bool:
        return False

    def changelist_view(
        self, request: HttpRequest, _extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        return HttpResponseRedirect(reverse("admin:comment-queue"))

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        _form_url: str = "",
        _extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Redirect Django's change page of a comment to the custom one."""
        if not self.has_view_permission(request) or not is_key(object_id or ""):
            raise PermissionDenied
        return HttpResponseRedirect(reverse("admin:comment", args=[object_id]))
