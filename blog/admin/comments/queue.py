"""The moderation queue: all comments the account may moderate."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from blog.admin.access import AdminRequest, right_required
from blog.admin.site import admin_site
from blog.comments.models import Comment
from blog.comments.moderation.models import Decision
from blog.comments.moderation.queue import (
    History,
    Tab,
    histories,
    older_than,
    posts_in,
    queued,
    tab_counts,
)
from blog.people.models import Account
from blog.people.roles import Right

PAGE = 25


class QueueForm(forms.Form):
    """The tab and filters of the queue; invalid parameters are ignored."""

    tab = forms.ChoiceField(choices=Tab, required=False, widget=forms.HiddenInput())
    query = forms.CharField(
        label=_("Search comments"),
        required=False,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    post = forms.IntegerField(label=_("Post"), required=False, min_value=1, widget=forms.Select())
    like = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput())
    before = forms.IntegerField(required=False, min_value=1)

    def given(self) -> dict[str, Any]:
        """Return the valid parameters that are not empty."""
        self.full_clean()
        return {name: value for name, value in self.cleaned_data.items() if value}


@dataclass(frozen=True)
class Entry:
    """A comment with the history of its commenter."""

    comment: Comment
    history: History


@right_required(Right.MODERATE)
@require_safe
def queue(request: AdminRequest) -> HttpResponse:
    form = QueueForm(request.GET)
    filters = form.given()
    tab, before = Tab(filters.pop("tab", Tab.PENDING)), filters.pop("before", None)
    comments = queued(request.user, tab, **filters)
    page = older_than(comments, before) if before else comments
    shown = list(page.select_related("post", "parent", "spam_check")[: PAGE + 1])
    offered = posts_in(queued(request.user, tab))
    form.fields["post"].widget.choices = [
        ("", _("All posts")),
        *offered.values_list("pk", "title"),
    ]
    context = {
        **admin_site.each_context(request),
        "title": _("Comments"),
        "form": form,
        "tab": tab,
        "tabs": _tabs(request.user, filters),
        "entries": entries(shown[:PAGE], request.user),
        "older": _url(tab, filters, before=shown[PAGE - 1].pk) if len(shown) > PAGE else "",
        "is_filtered": bool(filters),
        "back": request.get_full_path(),
        "last_decision": last_decision(request.user),
    }
    return TemplateResponse(request, "admin/comments/queue.html", context)


def entries(comments: Iterable[Comment], account: Account) -> list[Entry]:
    """Return the comments with the histories that the account may see, in two queries."""
    comments = list(comments)
    known = histories(comments, account)
    return [Entry(comment, known[comment.pk]) for comment in comments]


def last_decision(account: Account) -> Decision | None:
    """Return the account's decision that `undo` would undo, or None."""
    return Decision.objects.undoable_by(account).prefetch_related("items__comment").first()


def _tabs(account: Account, filters: dict[str, Any]) -> list[tuple[Tab, str, int | None]]:
    counts = tab_counts(account)
    return [(tab, _url(tab, filters), counts.get(tab)) for tab in Tab]


def _url(tab: Tab, filters: dict[str, Any], **more: Any) -> str:
    return f"{reverse('admin:comment-queue')}?{urlencode({'tab': tab.value, **filters, **more})}"
