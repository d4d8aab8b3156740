"""Comments at the desk: what waits, and what becomes of it."""

from collections.abc import Callable
from typing import cast

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from blog.admin.access import DeskRequest, RightAdmin
from blog.admin.site import desk
from blog.comments import moderating
from blog.comments.models import Comment
from blog.people.models import Account
from blog.people.roles import Right


@admin.register(Comment, site=desk)
class CommentAdmin(RightAdmin[Comment]):
    right = Right.MODERATE
    list_display = ("words", "name", "post", "state", "reason", "created_at")
    list_filter = ("state",)
    list_select_related = ("post",)
    search_fields = ("name", "email", "body")
    ordering = ("-created_at", "-pk")
    actions = ("approve", "reject", "mark_spam")
    fields = ("post", "parent", "state", "reason", "name", "email", "website", "body", "created_at")
    readonly_fields = fields
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Comment]:
        return Comment.objects.moderated_by(cast(DeskRequest, request).user)

    def has_add_permission(self, request: HttpRequest, obj: Comment | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Comment | None = None) -> bool:
        return False

    @admin.display(description=_("comment"))
    def words(self, comment: Comment) -> str:
        return comment.body[:120]

    @admin.action(description=_("Approve"))
    def approve(self, request: HttpRequest, comments: QuerySet[Comment]) -> None:
        self._judge(request, comments, moderating.approve)

    @admin.action(description=_("Reject"))
    def reject(self, request: HttpRequest, comments: QuerySet[Comment]) -> None:
        self._judge(request, comments, moderating.reject)

    @admin.action(description=_("Mark as spam"))
    def mark_spam(self, request: HttpRequest, comments: QuerySet[Comment]) -> None:
        self._judge(request, comments, moderating.mark_spam)

    def _judge(
        self, request: HttpRequest, comments: QuerySet[Comment], verdict: Callable[..., None]
    ) -> None:
        by = cast(Account, request.user)
        for comment in comments:
            verdict(comment, by=by)
        count = len(comments)
        said = ngettext("%d comment judged.", "%d comments judged.", count) % count
        messages.success(request, said)
