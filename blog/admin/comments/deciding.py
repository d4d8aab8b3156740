"""Apply moderators' decisions, sent by buttons or keyboard shortcuts, and undo the last one."""

from urllib.parse import urlsplit

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from blog.admin.access import AdminRequest, right_required
from blog.admin.keys import is_key
from blog.comments.models import Comment
from blog.comments.moderation import deciding
from blog.comments.moderation.models import Decision, ModeratorAction
from blog.people.roles import Right


class DecisionForm(forms.Form):
    """An action on all `chosen` comments, such as "approve", or on a single one: "spam-12".

    The number is the comment's primary key.
    """

    action = forms.RegexField(rf"^({'|'.join(ModeratorAction.values)})(-[0-9]{{1,18}})?$")
    chosen = forms.TypedMultipleChoiceField(required=False, coerce=int)

    def __init__(self, request: AdminRequest) -> None:
        super().__init__(request.POST)
        pks = request.POST.getlist("chosen")
        self.fields["chosen"].choices = [(pk, pk) for pk in pks if is_key(pk)]  # type: ignore[attr-defined]

    @property
    def action_and_pks(self) -> tuple[ModeratorAction, list[int]]:
        action, _dash, pk = self.cleaned_data["action"].partition("-")
        return ModeratorAction(action), [int(pk)] if pk else self.cleaned_data["chosen"]


@right_required(Right.MODERATE)
@require_POST
def decide(request: AdminRequest) -> HttpResponse:
    form = DecisionForm(request)
    if not form.is_valid():
        messages.error(request, _("No changes were made: the form was incomplete. Try again."))
        return back(request)
    action, pks = form.action_and_pks
    if not pks:
        messages.warning(
            request, _("No comments are selected. Select some, or use a comment’s own buttons.")
        )
        return back(request)
    comments = Comment.objects.moderated_by(request.user).filter(pk__in=pks)
    decision = deciding.decide(comments, action=action, by=request.user)
    if not decision:
        messages.warning(request, _("No changes were made: no selected comment needed it."))
    return back(request)


@right_required(Right.MODERATE)
@require_POST
def undo(request: AdminRequest) -> HttpResponse:
    decision = Decision.objects.undoable_by(request.user).first()
    if decision is None:
        messages.warning(request, _("There is nothing to undo."))
        return back(request)
    count = len(deciding.undo(decision))
    message = ngettext("%d comment restored.", "%d comments restored.", count)
    messages.success(request, message % count)
    return back(request)


def back(request: AdminRequest) -> HttpResponse:
    """Redirect to the page of the queue that sent the form, at the next comment."""
    home = reverse("admin:comment-queue")
    try:
        parts = urlsplit(request.POST.get("back", ""))
    except ValueError:
        return HttpResponseRedirect(home)
    path = parts.path if parts.path.startswith(home) else home
    query = f"?{parts.query}" if parts.query else ""
    at = request.POST.get("next", "")
    return HttpResponseRedirect(f"{path}{query}" + (f"#comment-{at}" if at.isdecimal() else ""))
