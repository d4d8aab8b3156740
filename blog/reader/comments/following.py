"""Following a post by email: the pages to confirm, change or end it, linked in each email."""

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from blog.comments.emails import following
from blog.comments.emails.models import Follow, Scope
from blog.reader.same_origin import same_origin_required
from blog.web.requests import BlogRequest


class FollowForm(forms.Form):
    scope = forms.ChoiceField(
        label=gettext_lazy("Email me about"), choices=Scope, widget=forms.RadioSelect()
    )


@same_origin_required
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: BlogRequest, token: str) -> HttpResponse:
    """Show the follow on GET; confirm or change it on POST."""
    found = following.follow_of(token)
    if found is None:
        return _ended(request)
    form = FollowForm(request.POST or {"scope": found.scope})
    if request.method == "POST" and form.is_valid():
        following.confirm(found, scope=Scope(form.cleaned_data["scope"]))
        return HttpResponseRedirect(request.path)
    return _page(request, found, form=form, token=token)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def unfollow(request: BlogRequest, token: str) -> HttpResponse:
    """Ask for confirmation on GET; end the follow on POST.

    Mail programs post here from anywhere, so the token alone authorizes it (RFC 8058).
    """
    found = following.follow_of(token)
    if found is None:
        return _ended(request)
    if request.method != "POST":
        return _page(request, found, form=FollowForm(), token=token, is_ending=True)
    following.unfollow(found)
    return _page(request, title=_("Unsubscribed"), post=found.post)


def _ended(request: BlogRequest) -> HttpResponse:
    return _page(request, title=_("This subscription has ended"))


def _page(
    request: BlogRequest, follow: Follow | None = None, *, title: str = "", **context: object
) -> HttpResponse:
    context = {
        "site": request.blog,
        "follow": follow,
        "title": title or _("Comments by email"),
        "post": follow.post if follow else None,
        **context,
    }
    response = TemplateResponse(request, "reader/comments/follow.html", context)
    response.headers["Cache-Control"] = "private, no-store"
    return response
