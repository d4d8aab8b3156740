"""What someone is told by mail: confirmed, changed and ended by the link in every email."""

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from blog.comments.emails.following import confirm, follow_of, stop
from blog.comments.emails.models import Follow, Scope
from blog.reader.same_origin import same_origin_required
from blog.web.requests import BlogRequest


class FollowForm(forms.Form):
    scope = forms.ChoiceField(
        label=gettext_lazy("Tell me of"), choices=Scope, widget=forms.RadioSelect()
    )


@same_origin_required
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: BlogRequest, token: str) -> HttpResponse:
    """Shows what is asked for; POST confirms it, or changes it."""
    following = follow_of(token)
    if following is None:
        return _ended(request)
    form = FollowForm(request.POST or {"scope": following.scope})
    if request.method == "POST" and form.is_valid():
        confirm(following, scope=Scope(form.cleaned_data["scope"]))
        return HttpResponseRedirect(request.path)
    return _page(request, following=following, form=form, token=token)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def unfollow(request: BlogRequest, token: str) -> HttpResponse:
    """Asks; POST ends it. Mail programs post here by themselves, from where they like: the token
    alone proves whose wish it is (RFC 8058)."""
    following = follow_of(token)
    if following is None:
        return _ended(request)
    if request.method != "POST":
        return _page(request, following=following, form=FollowForm(), token=token, asks=True)
    stop(following)
    return _page(request, title=_("No more mail"), post=following.post)


def _ended(request: BlogRequest) -> HttpResponse:
    return _page(request, title=_("This has ended"))


def _page(
    request: BlogRequest, *, following: Follow | None = None, title: str = "", **said: object
) -> HttpResponse:
    context = {
        "site": request.blog,
        "follow": following,
        "title": title or _("Comments by mail"),
        "post": following.post if following else None,
        **said,
    }
    response = TemplateResponse(request, "reader/comments/follow.html", context)
    response.headers["Cache-Control"] = "private, no-store"
    return response
