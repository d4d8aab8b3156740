"""A moderator's decisions, as the buttons and keys of the queue send them, and their undoing."""

from urllib.parse import urlsplit

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from blog.admin.access import AdminRequest, right_required
from blog.comments.models import Comment
from blog.comments.moderation import deciding as moderating
from blog.comments.moderation.models import Act, Decision
from blog.people.roles import Right


class DecisionForm(forms.Form):
    """An act on all that are `chosen`, or on the one its button names: "approve" or "spam-12"."""

    act = forms.RegexField(rf"^({'|'.join(Act.values)})(-[0-9]{{1,18}})?$")
    chosen = forms.TypedMultipleChoiceField(required=False, coerce=int)

    def __init__(self, request: AdminRequest) -> None:
        super().__init__(request.POST)
        numbers = request.POST.getlist("chosen")
        self.fields["chosen"].choices = [(pk, pk) for pk in numbers if pk.isdecimal()]  # type: ignore[attr-defined]

    @property
    def act_and_numbers(self) -> tuple[Act, list[int]]:
        act, _dash, one = self.cleaned_data["act"].partition("-")
        return Act(act), [int(one)] if one else self.cleaned_data["chosen"]


@right_required(Right.MODERATE)
@require_POST
def decide(request: AdminRequest) -> HttpResponse:
    form = DecisionForm(request)
    if not form.is_valid():
        messages.error(request, _("Nothing was decided: the form was not complete."))
        return back(request)
    act, numbers = form.act_and_numbers
    comments = Comment.objects.moderated_by(request.user).filter(pk__in=numbers)
    decision = moderating.decide(comments, act=act, by=request.user)
    if not decision:
        messages.warning(request, _("Nothing was chosen that could be decided."))
    return back(request)


@right_required(Right.MODERATE)
@require_POST
def undo(request: AdminRequest) -> HttpResponse:
    decision = Decision.objects.standing(request.user).first()
    if decision is None:
        messages.warning(request, _("There is nothing to undo."))
        return back(request)
    count = len(moderating.undo(decision))
    said = ngettext("%d comment is as it was.", "%d comments are as they were.", count)
    messages.success(request, said % count)
    return back(request)


def back(request: AdminRequest) -> HttpResponse:
    """To the part of the queue the form was sent from, at the comment that is looked at next."""
    home = reverse("admin:comment-queue")
    parts = urlsplit(request.POST.get("back", ""))
    path = parts.path if parts.path.startswith(home) else home
    query = f"?{parts.query}" if parts.query else ""
    at = request.POST.get("next", "")
    return HttpResponseRedirect(f"{path}{query}" + (f"#comment-{at}" if at.isdecimal() else ""))
