"""The settings page, with a preview of the home page before saving."""

from copy import copy
from itertools import groupby
from typing import Any, cast

from csp.constants import NONCE, SELF
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.forms import inlineformset_factory
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from blog.admin.access import AdminRequest, RightAdmin, right_required
from blog.admin.framing import allow_frames, allow_framing
from blog.admin.settings.forms import MenuFormSet, MenuItemForm, SiteForm
from blog.admin.site import admin_site
from blog.people.roles import Right
from blog.posts.menu.building import make_menu, menu_of
from blog.posts.menu.models import MenuItem
from blog.posts.models import Post
from blog.posts.receivers import draw_all_later, render_all_later
from blog.site.appearance import sheet_of
from blog.site.editing import save_site
from blog.site.localizing import localized
from blog.site.models import Site
from blog.web.requests import BlogRequest

COMMENTS = (
    "comment_policy",
    "comment_days",
    "email_days",
    "receives_mentions",
    "sends_mentions",
)
RENDERED_IN_POSTS = {"citation_style", "language"}
DRAWN_ON_CARDS = {"name", "tagline", "language", "time_zone", "date_format", "accent", "logo"}
PREVIEWED_POSTS = 3


class MenuInline(admin.StackedInline[MenuItem, Site]):
    model = MenuItem
    template = "admin/settings/menu_items.html"
    form = MenuItemForm
    formset = MenuFormSet  # type: ignore[assignment]  # the stubs want a form of any kind
    extra = 2


@admin.register(Site, site=admin_site)
class SiteAdmin(RightAdmin[Site]):
    right = Right.RUN
    form = SiteForm
    inlines = (MenuInline,)
    change_form_template = "admin/settings/page.html"
    fieldsets = (
        (_("The blog"), {"fields": ("name", "tagline", "language", "time_zone", "license")}),
        (
            _("Appearance"),
            {
                "fields": (
                    "logo",
                    "accent",
                    "typeface",
                    "width",
                    "date_format",
                    "footer",
                    "custom_css",
                )
            },
        ),
        (_("Posts"), {"fields": ("citation_style", "permalink_pattern")}),
        (_("Comments"), {"fields": COMMENTS}),
        (_("People"), {"fields": ("require_two_factor",)}),
        (
            _("Search engines, AI and feeds"),
            {"fields": ("robots", "allows_ai_crawlers", "feed_content")},
        ),
    )

    def get_object(
        self, request: HttpRequest, _object_id: str, _from_field: str | None = None
    ) -> Site:
        return copy(cast(BlogRequest, request).blog)

    def has_add_permission(self, _request: HttpRequest, _obj: Site | None = None) -> bool:
        return False

    def has_delete_permission(self, _request: HttpRequest, _obj: Site | None = None) -> bool:
        return False

    def changelist_view(
        self, request: HttpRequest, _extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Redirect to the form: there is only one row of settings."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        return HttpResponseRedirect(reverse("admin:blog_site_change", args=[Site.SINGLETON_PK]))

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        context |= {"title": _("Settings"), "subtitle": None}
        response = super().render_change_form(request, context, *args, **kwargs)
        return allow_frames(request, response)

    def save_model(self, _request: HttpRequest, obj: Site, form: Any, _change: bool) -> None:
        save_site(obj)
        if RENDERED_IN_POSTS & set(form.changed_data):
            render_all_later()
        if DRAWN_ON_CARDS & set(form.changed_data):
            draw_all_later()

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        make_menu()

    def response_change(self, request: HttpRequest, obj: Site) -> HttpResponse:
        response = super().response_change(request, obj)
        response["Location"] = reverse("admin:blog_site_change", args=[Site.SINGLETON_PK])
        return response


_MenuForms = inlineformset_factory(Site, MenuItem, form=MenuItemForm, formset=MenuFormSet)


@right_required(Right.RUN)
@require_POST
def preview(request: AdminRequest) -> HttpResponse:
    """Show the home page with the settings in the form; nothing is saved."""
    form = SiteForm(request.POST, instance=copy(request.blog))
    menu = _MenuForms(request.POST, instance=form.instance, prefix="menu_items")
    if not (form.is_valid() and menu.is_valid()):
        context = {"form": form, "menu": menu}
        wrong = TemplateResponse(request, "admin/settings/preview_errors.html", context, status=422)
        return allow_framing(request, wrong)
    site = form.prepared()
    site.menu = menu_of(cast(MenuFormSet, menu).typed_items())
    with localized(site):
        page = TemplateResponse(request, "admin/settings/preview.html", _home(site)).render()
    return allow_framing(request, page, styles=[SELF, NONCE])


def _home(site: Site) -> dict[str, Any]:
    posts = Post.objects.posts().live().for_list().newest_first()[:PREVIEWED_POSTS]
    days = [(day, list(of_day)) for day, of_day in groupby(posts, key=lambda post: post.day)]
    return {"site": site, "heading": "", "days": days, "sheet": sheet_of(site)}
