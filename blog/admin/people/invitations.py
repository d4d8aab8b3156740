"""Inviting people, and helping those who are shut out; each link is shown once."""

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
from blog.people import inviting, passwords, second_factor, sessions
from blog.people.audit import note
from blog.people.models import Account, Invitation, Role
from blog.people.roles import Right


class InvitationForm(forms.Form):
    email = forms.EmailField(label=_("Their e-mail address"))
    role = forms.ChoiceField(
        label=_("What they may do"),
        initial=Role.AUTHOR,
        widget=forms.RadioSelect,
        choices=[
            (Role.AUTHOR, _("Author: writes posts, and judges comments under them")),
            (Role.EDITOR, _("Editor: works on everybody's posts and comments")),
            (Role.MODERATOR, _("Moderator: judges comments, everywhere")),
            (Role.OWNER, _("Owner: does all that, and changes settings and people")),
        ],
    )

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        if known := Account.objects.filter(email__iexact=email).first():
            raise forms.ValidationError(
                _("%(name)s has this address and is here already."), params={"name": known}
            )
        return email


@right_required(Right.RUN)
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: AdminRequest) -> HttpResponse:
    form = InvitationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        link = inviting.invite(said["email"], role=said["role"], by=request.user, link=_set_up)
        note(request.user, _("invited %(email)s") % {"email": said["email"]})
        return _link_page(request, link, to=said["email"], is_sent=mail_is_on(), days=7)
    context = {**admin_site.each_context(request), "form": form, "title": _("Invite somebody")}
    context["mail_is_on"] = mail_is_on()
    return TemplateResponse(request, "admin/people/invite.html", context)


@right_required(Right.RUN)
@require_POST
def take_back(request: AdminRequest, pk: int) -> HttpResponse:
    invitation = get_object_or_404(Invitation, pk=pk)
    inviting.take_back(invitation)
    note(request.user, _("took back the invitation of %(email)s") % {"email": invitation.email})
    messages.success(request, _("The invitation is closed."))
    return HttpResponseRedirect(reverse("admin:blog_account_changelist"))


@right_required(Right.RUN)
@require_POST
def new_password_link(request: AdminRequest, pk: int) -> HttpResponse:
    """For a blog without mail: the owner hands the link over."""
    account = get_object_or_404(Account, pk=pk, is_active=True)
    link = passwords.reset_link(account, link=_set_anew)
    note(request.user, _("made a link for a new password"), of=account)
    return _link_page(request, link, to=str(account), is_sent=False, days=0)


@right_required(Right.RUN)
@require_POST
def end_sessions(request: AdminRequest, pk: int) -> HttpResponse:
    account = get_object_or_404(Account, pk=pk)
    sessions.end_sessions(account, but=request.session.session_key)
    note(request.user, _("ended the sessions"), of=account)
    messages.success(request, _("Their sessions are over."))
    return HttpResponseRedirect(reverse("admin:blog_account_change", args=[pk]))


@right_required(Right.RUN)
@require_POST
def turn_second_factor_off(request: AdminRequest, pk: int) -> HttpResponse:
    """For somebody whose phone and backup codes are both gone."""
    account = get_object_or_404(Account, pk=pk)
    second_factor.turn_off(account)
    note(request.user, _("turned the second factor off"), of=account)
    messages.success(request, _("They log in with their password alone now."))
    return HttpResponseRedirect(reverse("admin:blog_account_change", args=[pk]))


def _set_up(token: str) -> str:
    return settings.ADDRESS + reverse("admin:set-up", args=[token])


def _set_anew(person: str, token: str) -> str:
    return settings.ADDRESS + reverse("admin:password-set-anew", args=[person, token])


def _link_page(
    request: AdminRequest, link: str, *, to: str, is_sent: bool, days: int
) -> HttpResponse:
    context = {**admin_site.each_context(request), "link": link, "to": to, "is_sent": is_sent}
    context |= {"days": days, "title": gettext("A link for %(name)s") % {"name": to}}
    return TemplateResponse(request, "admin/people/invitation_link.html", context)
