"""The profile page: name, password, two-factor authentication, sessions, recent actions."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from blog.admin.access import AdminRequest, account_required
from blog.admin.people.confirming import ConfirmedEmail
from blog.admin.site import admin_site
from blog.people import sessions, two_factor
from blog.people.audit import last_actions, note
from blog.people.models import Account
from blog.people.notifying import Change, notify_of_change
from blog.people.roles import Right, may
from blog.people.sessions import LoginSession
from blog.posts.receivers import draw_later_of


class ProfileForm(ConfirmedEmail):
    class Meta:
        model = Account
        fields = ("name", "about", "website", "comment_mail", "link_report", "email")
        widgets = {"about": forms.Textarea(attrs={"rows": 4})}

    website = forms.URLField(
        label=_("Website"),
        required=False,
        assume_scheme="https",
        help_text=_("Your own website, shown on your author page."),
    )
    field_order = (
        *("name", "about", "website", "comment_mail", "link_report", "email", "current_password"),
    )

    def __init__(self, *args: Any, request: AdminRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        if not may(request.user, Right.WRITE):
            del self.fields["link_report"]


@account_required
@require_http_methods(["GET", "HEAD", "POST"])
def me(request: AdminRequest) -> HttpResponse:
    account = Account.objects.get(pk=request.user.pk)
    form = ProfileForm(request.POST or None, instance=account, request=request)
    if request.method == "POST" and form.is_valid():
        _save(form, former_email=request.user.email)
        if "name" in form.changed_data:
            draw_later_of(account)
        messages.success(request, _("Profile saved."))
        return HttpResponseRedirect(reverse("admin:me"))
    open_sessions = LoginSession.objects.open().filter(account=request.user).order_by("-seen_at")
    context = {
        **admin_site.each_context(request),
        "form": form,
        "is_required": two_factor.is_required(request.user, request.blog),
        "codes_left": two_factor.backup_codes_left(request.user),
        "sessions": open_sessions,
        "own_key": request.session.session_key,
        "actions": last_actions(request.user),
        "title": _("Profile"),
    }
    return TemplateResponse(request, "admin/people/profile.html", context)


@transaction.atomic
def _save(form: ProfileForm, *, former_email: str) -> None:
    account = form.save()
    if "email" in form.changed_data:
        note(account, _("Changed the email address."))
        notify_of_change(account, Change.EMAIL, to=former_email)


@account_required
@require_POST
def end_session(request: AdminRequest, public_id: str) -> HttpResponse:
    if sessions.end_session(request.user, public_id=public_id):
        note(request.user, _("Ended a session."))
    messages.success(request, _("Session ended."))
    return HttpResponseRedirect(reverse("admin:me"))


@account_required
@require_POST
def end_other_sessions(request: AdminRequest) -> HttpResponse:
    ended = sessions.end_sessions(request.user, except_key=request.session.session_key)
    note(request.user, _("Ended all other sessions."))
    message = ngettext("%d session ended.", "%d sessions ended.", ended)
    messages.success(request, message % ended)
    return HttpResponseRedirect(reverse("admin:me"))
