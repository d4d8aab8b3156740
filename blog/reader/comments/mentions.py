"""The webmention endpoint (W3C), for other sites and, with a form, for people."""

from http import HTTPStatus

from django.core.signing import BadSignature, Signer
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from blog.mentions.models import Mention
from blog.mentions.receiving import TooMany, receive
from blog.reader.comments.mention_forms import MentionForm
from blog.web.clients import client_ip
from blog.web.origin import origin_of
from blog.web.requests import BlogRequest

_signer = Signer(sep=".", salt="blog.reader.comments.mentions")


@never_cache
@csrf_exempt  # open to everyone, and readers have no cookie
@require_http_methods(["GET", "HEAD", "POST"])
def webmention(request: BlogRequest) -> HttpResponse:
    """Show the form, or receive a mention on POST."""
    if not request.blog.receives_mentions:
        raise Http404("webmentions are off")
    if request.method != "POST":
        return _page(request, MentionForm.prefilled(request))
    form = MentionForm(request.POST, request=request)
    if not form.is_valid():
        return _answer(request, form, status=HTTPStatus.BAD_REQUEST)
    try:
        mention = receive(form.post, **form.cleaned_data, ip=client_ip(request))
    except TooMany:
        form.add_error(None, _("Too many mentions. Wait a moment, then send it again."))
        return _answer(request, form, status=HTTPStatus.TOO_MANY_REQUESTS)
    return _created(request, mention)


@require_safe
@never_cache
def outcome(request: BlogRequest, token: str) -> HttpResponse:
    """Show the state of a mention to its sender."""
    try:
        pk = _signer.unsign(token)
    except BadSignature as error:
        raise Http404("no such mention") from error
    mention = get_object_or_404(Mention.objects.select_related("post", "comment"), pk=pk)
    return _shown(request, mention)


def _created(request: BlogRequest, mention: Mention) -> HttpResponse:
    path = reverse("webmention-outcome", args=[_signer.sign(str(mention.pk))])
    url = f"{origin_of(request)}{path}"
    if _wants_text(request):
        response = HttpResponse(f"{url}\n", content_type="text/plain; charset=utf-8")
    else:
        response = _shown(request, mention, path=path)
    response.status_code = HTTPStatus.CREATED
    response.headers["Location"] = url
    return response


def _answer(request: BlogRequest, form: MentionForm, *, status: HTTPStatus) -> HttpResponse:
    """Return the form with its errors for a person, or plain sentences for a program."""
    if not _wants_text(request):
        return _page(request, form, status=status)
    message = "".join(f"{error}\n" for errors in form.errors.values() for error in errors)
    return HttpResponse(message, content_type="text/plain; charset=utf-8", status=status)


def _wants_text(request: BlogRequest) -> bool:
    return request.get_preferred_type(["text/plain", "text/html"]) != "text/html"


def _page(request: BlogRequest, form: MentionForm, *, status: int = HTTPStatus.OK) -> HttpResponse:
    context = {
        "site": request.blog,
        "form": form,
        "endpoint": f"{origin_of(request)}{request.path}",
    }
    return TemplateResponse(request, "reader/comments/webmention.html", context, status=status)


def _shown(request: BlogRequest, mention: Mention, *, path: str = "") -> HttpResponse:
    context = {"site": request.blog, "mention": mention, "post": mention.post, "path": path}
    return TemplateResponse(request, "reader/comments/mention.html", context)
