"""A commenter's data: request a link to it, then view, export or erase it."""

from django import forms
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from blog.comments.emails.models import Follow
from blog.comments.privacy.data_requests import comments_of, email_of, export_data, request_data
from blog.comments.privacy.erasing import erase, erase_everything_of
from blog.mail.writing import mail_is_on
from blog.reader.same_origin import same_origin_required
from blog.web.requests import BlogRequest


class DataRequestForm(forms.Form):
    email = forms.EmailField(
        label=_("Your email"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class ErasureForm(forms.Form):
    """The comments selected for erasure, or everything."""

    chosen = forms.TypedMultipleChoiceField(required=False, coerce=int)
    everything = forms.BooleanField(required=False)
    confirmed = forms.BooleanField()

    def __init__(self, *args: object, pks: list[int], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["chosen"].choices = [(pk, pk) for pk in pks]  # type: ignore[attr-defined]


@same_origin_required
@require_http_methods(["GET", "HEAD", "POST"])
def request_link(request: BlogRequest) -> HttpResponse:
    """Email a link; the response does not reveal whether the email is known."""
    form = DataRequestForm(request.POST or None, auto_id="request-%s")
    form.label_suffix = ""
    if request.method == "POST" and form.is_valid():
        request_data(form.cleaned_data["email"])
        return HttpResponseRedirect(f"{request.path}?sent=1")
    return _page(
        request,
        "reader/comments/privacy_request.html",
        status=422 if form.is_bound else 200,
        form=form,
        has_mail=mail_is_on(),
        was_sent="sent" in request.GET,
    )


@require_safe
def show(request: BlogRequest, token: str) -> HttpResponse:
    email = email_of(token)
    if email is None:
        return _expired(request)
    return _page(
        request,
        "reader/comments/privacy.html",
        token=token,
        comments=comments_of(email).select_related("post"),
        follows=Follow.objects.of(email).select_related("post"),
        is_unconfirmed="unconfirmed" in request.GET,
    )


@require_safe
def export(request: BlogRequest, token: str) -> HttpResponse:
    """Return all data stored about the email as a JSON file."""
    email = email_of(token)
    if email is None:
        return _expired(request)
    data = {"blog": request.blog.name, **export_data(email)}
    response = JsonResponse(data, json_dumps_params={"indent": 2, "ensure_ascii": False})
    response.headers["Content-Disposition"] = 'attachment; filename="my-comments.json"'
    return _private(response)


@same_origin_required
@require_POST
def erase_data(request: BlogRequest, token: str) -> HttpResponse:
    """Erase the selected comments or everything, once the commenter has confirmed it."""
    email = email_of(token)
    if email is None:
        return _expired(request)
    comments = comments_of(email)
    form = ErasureForm(request.POST, pks=list(comments.values_list("pk", flat=True)))
    if not form.is_valid():
        return HttpResponseRedirect(reverse("comment-data", args=[token]) + "?unconfirmed=1#erase")
    if form.cleaned_data["everything"]:
        erase_everything_of(email)
        return _page(request, "reader/comments/privacy_erased.html")
    erase(comments.filter(pk__in=form.cleaned_data["chosen"]))
    return HttpResponseRedirect(reverse("comment-data", args=[token]))


def _expired(request: BlogRequest) -> HttpResponse:
    return _page(
        request,
        "reader/comments/privacy_request.html",
        status=410,
        has_mail=mail_is_on(),
        is_expired=True,
    )


def _page(
    request: BlogRequest, template: str, *, status: int = 200, **context: object
) -> HttpResponse:
    context = {"site": request.blog, **context}
    return _private(TemplateResponse(request, template, context, status=status))


def _private(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
