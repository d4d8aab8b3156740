"""Invite people, and help those who cannot log in; each link is shown only once."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from blog.admin.access import AdminRequest, right_required
from blog.admin.site import admin_site
from blog.mail.writing import mail_is_on
from blog.people import inviting, passwords, sessions, two_factor
from blog.people.audit import note
from blog.people.models import Account, Invitation, Role
from blog.people.notifying import Change, notify_of_change
from blog.people.roles import Right


class InvitationForm(forms.Form):
    email = forms.EmailField(label=_("Email"))
    role = forms.ChoiceField(
        label=_("Role"),
        initial=Role.AUTHOR,
        widget=forms.RadioSelect,
        choices=[
            (Role.AUTHOR, _("Author: writes posts and moderates their comments")),
            (Role.EDITOR, _("Editor: edits all posts and moderates all comments")),
            (Role.MODERATOR, _("Moderator: moderates all comments")),
            (Role.OWNER, _("Owner: can do everything, and manages settings and people")),
        ],
    )

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        if known := Account.objects.filter(email__iexact=email).first():
            raise forms.ValidationError(
                _("%(name)s already has an account with this email."), params={"name": known}
            )
        return email


@right_required(Right.RUN)
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: AdminRequest) -> HttpResponse:
    form = InvitationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        email, role = form.cleaned_data["email"], form.cleaned_data["role"]
        link = inviting.invite(email, role=role, by=request.user, link=_set_up)
        return _link_page(request, link, to=email, is_sent=mail_is_on(), days=7)
    context = {**admin_site.each_context(request), "form": form, "title": _("Invite a person")}
    context["mail_is_on"] = mail_is_on()
    return TemplateResponse(request, "admin/people/invite.html", context)


@right_required(Right.RUN)
@require_POST
def revoke(request: AdminRequest, pk: int) -> HttpResponse:
    invitation = get_object_or_404(Invitation, pk=pk)
    inviting.revoke(invitation, by=request.user)
    messages.success(request, _("Invitation revoked."))
    return HttpResponseRedirect(reverse("admin:blog_account_changelist"))


@right_required(Right.RUN)
@require_POST
def password_reset_link(request: AdminRequest, pk: int) -> HttpResponse:
    """Make and show a password reset link, which the owner passes on if the blog has no email."""
    account = get_object_or_404(Account, pk=pk, is_active=True)
    link = passwords.reset_link(account, link=_reset)
    note(
        request.user, _("Made a password reset link for %(name)s.") % {"name": account}, of=account
    )
    return _link_page(request, link, to=str(account), is_sent=False, days=0)


@right_required(Right.RUN)
@require_POST
def end_sessions(request: AdminRequest, pk: int) -> HttpResponse:
    account = get_object_or_404(Account, pk=pk)
    sessions.end_sessions(account, except_key=request.session.session_key)
    note(request.user, _("Ended all sessions of %(name)s.") % {"name": account}, of=account)
    messages.success(request, _("Their sessions have ended."))
    return HttpResponseRedirect(reverse("admin:blog_account_change", args=[pk]))


@right_required(Right.RUN)
@require_POST
def disable_two_factor(request: AdminRequest, pk: int) -> HttpResponse:
    """Turn off two-factor authentication of an account that lost its phone and backup codes."""
    account = get_object_or_404(Account, pk=pk)
    two_factor.disable(account)
    notify_of_change(account, Change.TWO_FACTOR_OFF)
    message = _("Turned off two-factor authentication of %(name)s.")
    note(request.user, message % {"name": account}, of=account)
    messages.success(
        request, _("Two-factor authentication is off. They log in with their password.")
    )
    return HttpResponseRedirect(reverse("admin:blog_account_change", args=[pk]))


def _set_up(token: str) -> str:
    return settings.ORIGIN + reverse("admin:set-up", args=[token])


def _reset(account_id: str, token: str) -> str:
    return settings.ORIGIN + reverse("admin:password-reset", args=[account_id, token])


def _link_page(
    request: AdminRequest, link: str, *, to: str, is_sent: bool, days: int
) -> HttpResponse:
    context = {**admin_site.each_context(request), "link": link, "to": to, "is_sent": is_sent}
    context |= {"days": days, "title": gettext("Link for %(name)s") % {"name": to}}
    return TemplateResponse(request, "admin/people/invitation_link.html", context)
