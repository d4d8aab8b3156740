"""The pages of the settings, some with a preview of the home page before saving."""

from copy import copy
from itertools import groupby
from typing import Any, cast

from csp.constants import NONCE, SELF
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from js_asset import Media

from blog.admin.access import AdminRequest, right_required
from blog.admin.framing import allow_frames, allow_framing
from blog.admin.settings.sections import BY_SLUG, SECTIONS, Section
from blog.admin.site import admin_site
from blog.people.audit import note
from blog.people.roles import Right
from blog.posts.models import Post
from blog.site.appearance import sheet_of
from blog.site.localizing import localized
from blog.site.models import Site

PREVIEWED_POSTS = 3


@right_required(Right.RUN)
@require_safe
def settings(_request: AdminRequest) -> HttpResponse:
    """Redirect to the first section."""
    return HttpResponseRedirect(_url(SECTIONS[0]))


@right_required(Right.RUN)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: AdminRequest, slug: str) -> HttpResponse:
    """Show a section's form, or save it and return to it."""
    section = _section(slug)
    form = section.form(request.POST or None, instance=copy(request.blog))
    if request.method == "POST" and form.is_valid():
        form.store()
        note(request.user, _("Changed the settings: %(name)s.") % {"name": section.title})
        messages.success(request, _("Settings saved."))
        return HttpResponseRedirect(_url(section))
    context = {
        **admin_site.each_context(request),
        "title": section.title,
        "section": section,
        "sections": SECTIONS,
        "form": form,
        # The import map of the picture library is inline and needs the policy's nonce.
        "media": Media.from_media(form.media, nonce=str(cast(Any, request).csp_nonce)),
    }
    return allow_frames(request, TemplateResponse(request, "admin/settings/page.html", context))


@right_required(Right.RUN)
@require_POST
def preview(request: AdminRequest, slug: str) -> HttpResponse:
    """Show the home page with the settings in the section's form; nothing is saved."""
    section = _section(slug)
    form = section.form(request.POST, instance=copy(request.blog))
    if not form.is_valid():
        context = {"form": form, "section": section}
        wrong = TemplateResponse(request, "admin/settings/preview_errors.html", context, status=422)
        return allow_framing(request, wrong)
    site = form.typed()
    with localized(site):
        page = TemplateResponse(request, "admin/settings/preview.html", _home(site)).render()
    return allow_framing(request, page, styles=[SELF, NONCE])


def _section(slug: str) -> Section:
    if slug not in BY_SLUG:
        raise Http404
    return BY_SLUG[slug]


def _url(section: Section) -> str:
    return reverse("admin:settings-section", args=[section.slug])


def _home(site: Site) -> dict[str, Any]:
    posts = Post.objects.posts().live().for_list().newest_first()[:PREVIEWED_POSTS]
    days = [(day, list(of_day)) for day, of_day in groupby(posts, key=lambda post: post.day)]
    return {"site": site, "heading": "", "days": days, "sheet": sheet_of(site)}
