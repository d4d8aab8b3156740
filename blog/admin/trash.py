"""The trash in the admin panel: move items to it, restore them, delete them."""

from typing import Any, cast

from django.contrib import admin, messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from blog.admin.access import AdminRequest, right_required
from blog.admin.site import admin_site
from blog.admin.uses import usage_links
from blog.media.files.models import MediaFile
from blog.media.models import Picture
from blog.people.models import Account
from blog.people.roles import Right
from blog.posts import trashing
from blog.posts.models import Post
from blog.posts.trashing import InUse, Item
from blog.rows.trash import TrashQuerySet
from blog.sources.models import Source

KINDS = {
    "post": _("Posts"),
    "picture": _("Pictures"),
    "mediafile": "Files",
    "source": _("Sources"),
}
ON_A_PAGE = 50


@right_required(Right.WRITE)
@require_safe
def trash(request: AdminRequest) -> HttpResponse:
    """List the trash, newest first, one kind at a time."""
    kind = request.GET.get("kind", "post")
    kind = kind if kind in KINDS else "post"
    rows = {name: _cared_for(name, request.user).trashed() for name in KINDS}
    page = Paginator(
        rows[kind].select_related("trashed_by").order_by("-trashed_at", "-pk"), ON_A_PAGE
    ).get_page(request.GET.get("page"))
    context = {
        **admin_site.each_context(request),
        "title": _("Trash"),
        "kind": kind,
        "kinds": [(name, label, rows[name].count()) for name, label in KINDS.items()],
        "page": page,
        "may_delete": request.user.may_edit_all,
    }
    return TemplateResponse(request, "admin/trash/trash.html", context)


@right_required(Right.WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def move_to_trash(request: AdminRequest, kind: str, pk: int) -> HttpResponse:
    """Ask for confirmation, and move the item on POST; if it is in use, show where instead."""
    item = get_object_or_404(_cared_for(kind, request.user).kept(), pk=pk)
    uses = usage_links(item, request)
    if request.method == "POST" and not uses:
        try:
            trashing.move_to_trash(item, by=request.user)
        except InUse:
            return HttpResponseRedirect(request.path)  # shows the use that has just begun
        messages.success(request, _("Moved to the trash. You can restore it for 90 days."))
        return HttpResponseRedirect(reverse(f"admin:blog_{kind}_changelist"))
    context = _about(request, item, kind=kind) | {"title": _("Move to trash"), "uses": uses}
    return TemplateResponse(request, "admin/trash/move_to_trash.html", context)


@right_required(Right.WRITE)
@require_POST
def restore(request: AdminRequest, kind: str, pk: int) -> HttpResponse:
    item = get_object_or_404(_cared_for(kind, request.user).trashed(), pk=pk)
    trashing.restore(item, by=request.user)
    messages.success(request, _("“%(name)s” restored.") % {"name": item})
    return HttpResponseRedirect(reverse(f"admin:blog_{kind}_change", args=[pk]))


@right_required(Right.EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: AdminRequest, kind: str, pk: int) -> HttpResponse:
    """Ask for confirmation, and delete the item for good on POST."""
    item = get_object_or_404(_cared_for(kind, request.user).trashed(), pk=pk)
    if request.method == "POST":
        trashing.delete_forever(item, by=request.user)
        messages.success(request, _("Deleted permanently."))
        return HttpResponseRedirect(f"{reverse('admin:trash')}?kind={kind}")
    context = _about(request, item, kind=kind) | {"title": _("Delete permanently")}
    return TemplateResponse(request, "admin/trash/delete.html", context)


@admin.action(description=_("Move to trash"))
def trash_chosen(
    _admin: admin.ModelAdmin[Any], request: HttpRequest, queryset: QuerySet[Any]
) -> None:
    """Move the selected pictures or sources to the trash; list those that are in use and stay."""
    kept, gone = [], 0
    for item in queryset.model.objects.filter(pk__in=queryset.values("pk")):
        try:
            trashing.move_to_trash(item, by=cast(AdminRequest, request).user)
            gone += 1
        except InUse:
            kept.append(str(item))
    if gone:
        messages.success(
            request, ngettext("Moved %d item to trash.", "Moved %d items to trash.", gone) % gone
        )
    if kept:
        messages.warning(
            request,
            _("Not moved, because they are in use: %(names)s.") % {"names": "; ".join(kept)},
        )


def _cared_for(kind: str, account: Account) -> TrashQuerySet[Any]:
    """Return the items the account may trash: posts it may edit, or all of the others."""
    rows: dict[str, TrashQuerySet[Any]] = {
        "post": Post.objects.written_by(account),
        "picture": Picture.objects.all(),
        "mediafile": MediaFile.objects.all(),
        "source": Source.objects.all(),
    }
    return rows[kind]


def _about(request: AdminRequest, item: Item, *, kind: str) -> dict[str, Any]:
    return {
        **admin_site.each_context(request),
        "item": item,
        "kind": kind,
        "kind_label": KINDS[kind],
    }
