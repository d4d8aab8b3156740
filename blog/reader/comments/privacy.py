"""Your comments here: a link is asked for, and by it they are seen, taken away or erased."""

from django import forms
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from blog.comments.emails.models import Follow
from blog.comments.privacy.data_requests import claim, comments_of, email_of, everything_of
from blog.comments.privacy.erasing import erase, erase_everything_of
from blog.mail.writing import mail_is_on
from blog.reader.same_origin import same_origin_required
from blog.web.requests import BlogRequest


class ClaimForm(forms.Form):
    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class ErasureForm(forms.Form):
    """What is to go: those marked, or everything."""

    chosen = forms.TypedMultipleChoiceField(required=False, coerce=int)
    everything = forms.BooleanField(required=False)
    sure = forms.BooleanField()

    def __init__(self, *args: object, numbers: list[int], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["chosen"].choices = [(number, number) for number in numbers]  # type: ignore[attr-defined]


@same_origin_required
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: BlogRequest) -> HttpResponse:
    """Says the same whether or not the address is known here."""
    form = ClaimForm(request.POST or None, auto_id="claim-%s")
    form.label_suffix = ""
    if request.method == "POST" and form.is_valid():
        claim(form.cleaned_data["email"])
        return HttpResponseRedirect(f"{request.path}?asked=1")
    return _page(
        request,
        "reader/comments/privacy_ask.html",
        status=422 if form.is_bound else 200,
        form=form,
        has_mail=mail_is_on(),
        was_asked="asked" in request.GET,
    )


@require_safe
def mine(request: BlogRequest, token: str) -> HttpResponse:
    email = email_of(token)
    if email is None:
        return _closed(request)
    return _page(
        request,
        "reader/comments/privacy.html",
        token=token,
        comments=comments_of(email).select_related("post"),
        follows=Follow.objects.of(email).select_related("post"),
        problem="unsure" in request.GET,
    )


@require_safe
def export(request: BlogRequest, token: str) -> HttpResponse:
    email = email_of(token)
    if email is None:
        return _closed(request)
    said = {"blog": request.blog.name, **everything_of(email)}
    response = JsonResponse(said, json_dumps_params={"indent": 2, "ensure_ascii": False})
    response.headers["Content-Disposition"] = 'attachment; filename="my-comments.json"'
    return _private(response)


@same_origin_required
@require_POST
def erase_mine(request: BlogRequest, token: str) -> HttpResponse:
    email = email_of(token)
    if email is None:
        return _closed(request)
    comments = comments_of(email)
    form = ErasureForm(request.POST, numbers=list(comments.values_list("pk", flat=True)))
    if not form.is_valid():
        return HttpResponseRedirect(reverse("comments-mine", args=[token]) + "?unsure=1#erase")
    if form.cleaned_data["everything"]:
        erase_everything_of(email)
        return _page(request, "reader/comments/privacy_erased.html")
    erase(comments.filter(pk__in=form.cleaned_data["chosen"]))
    return HttpResponseRedirect(reverse("comments-mine", args=[token]))


def _closed(request: BlogRequest) -> HttpResponse:
    return _page(
        request,
        "reader/comments/privacy_ask.html",
        status=410,
        has_mail=mail_is_on(),
        is_closed=True,
    )


def _page(
    request: BlogRequest, template: str, *, status: int = 200, **said: object
) -> HttpResponse:
    context = {"site": request.blog, **said}
    return _private(TemplateResponse(request, template, context, status=status))


def _private(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
