"""The bulk actions of the list of posts, and undoing them."""

from collections.abc import Callable
from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from blog.admin.access import AdminRequest, right_required
from blog.admin.keys import keys_in
from blog.admin.posts.fields import AuthorsField, authors_help
from blog.admin.site import admin_site
from blog.admin.widgets import TagsInput
from blog.people.models import Account
from blog.people.roles import Right, may
from blog.posts.bulk import changing
from blog.posts.bulk.changing import Change, Outcome
from blog.posts.bulk.models import Act, BulkAct
from blog.posts.models import Post, PostQuerySet
from blog.text.formats.tags import parse_tags

NAMED = 20  # at most this many unchanged posts are listed


class ChosenForm(forms.Form):
    """The selected posts; acts with options have their own form."""

    posts = forms.CharField(widget=forms.HiddenInput())

    def clean_posts(self) -> list[int]:
        numbers: str = self.cleaned_data["posts"]
        return keys_in(numbers.split(","))

    def chosen(self, account: Account) -> PostQuerySet:
        return Post.objects.editable_by(account).filter(pk__in=self.cleaned_data["posts"])


class TagsForm(ChosenForm):
    tags = forms.CharField(label=_("Tags"), widget=TagsInput(), help_text=_("Separated by commas."))

    def clean_tags(self) -> list[str]:
        return parse_tags(self.cleaned_data["tags"])


class ReasonForm(ChosenForm):
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=300,
        help_text=_("Shown to readers in place of the posts."),
    )


class AuthorForm(ChosenForm):
    authors = AuthorsField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["authors"].required = True
        self.fields["authors"].help_text = authors_help([])


FORMS: dict[Act, type[ChosenForm]] = {
    Act.TAG: TagsForm,
    Act.UNTAG: TagsForm,
    Act.PUBLISH: ChosenForm,
    Act.WITHDRAW: ReasonForm,
    Act.CHANGE_AUTHOR: AuthorForm,
    Act.TRASH: ChosenForm,
}
COMMANDS = {
    Act.TAG: _("Tag"),
    Act.UNTAG: _("Untag"),
    Act.PUBLISH: _("Publish"),
    Act.WITHDRAW: _("Withdraw"),
    Act.CHANGE_AUTHOR: _("Change author"),
    Act.TRASH: _("Move to trash"),
}


def actions_for(account: Account) -> dict[str, Any]:
    """Return the account's actions for the list of posts, as `ModelAdmin.get_actions` does."""
    acts = [act for act in Act if may_do(act, account)]
    return {act.value: (_action(act), act.value, COMMANDS[act]) for act in acts}


def may_do(act: Act, account: Account) -> bool:
    """Return whether the account may perform the act; only editors may change authors."""
    return act != Act.CHANGE_AUTHOR or may(account, Right.EDIT)


def _action(act: Act) -> Callable[..., HttpResponse]:
    """Return an admin action that performs the act, or asks for its options first."""

    def action(
        _admin: admin.ModelAdmin[Post], request: HttpRequest, queryset: QuerySet[Post]
    ) -> HttpResponse:
        chosen = ",".join(str(pk) for pk in queryset.values_list("pk", flat=True))
        form_class = FORMS[act]
        asker = cast(AdminRequest, request)
        if form_class is ChosenForm:
            return _do(asker, act, form_class({"posts": chosen}))
        return _ask(asker, act, form_class(initial={"posts": chosen}), count=queryset.count())

    return action


@right_required(Right.WRITE)
@require_POST
def change_several(request: AdminRequest, act: str) -> HttpResponse:
    if act not in Act.values or not may_do(Act(act), request.user):
        raise Http404("no such act")
    return _do(request, Act(act), FORMS[Act(act)](request.POST))


@right_required(Right.WRITE)
@require_POST
def undo(request: AdminRequest, pk: int) -> HttpResponse:
    """Undo the account's last bulk act."""
    act = BulkAct.objects.last_of(request.user)
    if act is None or act.pk != pk:
        raise Http404("this act cannot be undone")
    outcome = changing.undo(act, site=request.blog)
    _report(request, outcome, _("Posts restored: %d."))
    return HttpResponseRedirect(reverse("admin:blog_post_changelist"))


def _do(request: AdminRequest, act: Act, form: ChosenForm) -> HttpResponse:
    if not form.is_valid():
        return _ask(request, act, form, count=len((form["posts"].value() or "").split(",")))
    options = {name: value for name, value in form.cleaned_data.items() if name != "posts"}
    change = Change(by=request.user, site=request.blog, **options)
    outcome = changing.change_several(form.chosen(request.user), act, change)
    _report(request, outcome, _("Posts changed: %d."))
    return HttpResponseRedirect(reverse("admin:blog_post_changelist"))


def _ask(request: AdminRequest, act: Act, form: ChosenForm, *, count: int) -> HttpResponse:
    context = {
        **admin_site.each_context(request),
        "title": COMMANDS[act],
        "act": act,
        "form": form,
        "count": count,
    }
    return TemplateResponse(request, "admin/posts/bulk_confirm.html", context)


def _report(request: HttpRequest, outcome: Outcome, message: Any) -> None:
    """Add messages with the number of changed posts, and the unchanged ones with the reason."""
    if outcome.changed:
        messages.success(request, message % len(outcome.changed))
    for post, reason in outcome.left[:NAMED]:
        details = {"title": Truncator(post.title).words(12), "reason": reason}
        messages.warning(request, _("“%(title)s” was not changed: %(reason)s.") % details)
    if (more := len(outcome.left) - NAMED) > 0:
        messages.warning(request, ngettext("And %d more.", "And %d more.", more) % more)
