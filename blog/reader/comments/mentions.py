"""Where other sites say that they link to a post (W3C Webmention), and where a person may too."""

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
from blog.reader.origin import origin_of
from blog.web.clients import client_ip
from blog.web.requests import BlogRequest

_signer = Signer(sep=".", salt="blog.reader.comments.mentions")


@never_cache
@csrf_exempt  # anybody may say so, from anywhere: nobody here has a cookie
@require_http_methods(["GET", "HEAD", "POST"])
def webmention(request: BlogRequest) -> HttpResponse:
    if not request.blog.receives_mentions:
        raise Http404("the owner wishes for none")
    if request.method != "POST":
        return _page(request, MentionForm.coming_from(request))
    form = MentionForm(request.POST, request=request)
    if not form.is_valid():
        return _answer(request, form, status=HTTPStatus.BAD_REQUEST)
    try:
        mention = receive(form.post, **form.cleaned_data, ip=client_ip(request))
    except TooMany:
        form.add_error(None, _("Too many came just now. Wait a little, then send it again."))
        return _answer(request, form, status=HTTPStatus.TOO_MANY_REQUESTS)
    return _created(request, mention)


@require_safe
@never_cache
def outcome(request: BlogRequest, token: str) -> HttpResponse:
    """What became of a mention, for whoever told of it."""
    try:
        pk = _signer.unsign(token)
    except BadSignature as error:
        raise Http404("no such mention") from error
    mention = get_object_or_404(Mention.objects.select_related("post", "comment"), pk=pk)
    return _shown(request, mention)


def _created(request: BlogRequest, mention: Mention) -> HttpResponse:
    path = reverse("webmention-outcome", args=[_signer.sign(str(mention.pk))])
    address = f"{origin_of(request)}{path}"
    if _wants_words(request):
        response = HttpResponse(f"{address}\n", content_type="text/plain; charset=utf-8")
    else:
        response = _shown(request, mention, path=path)
    response.status_code = HTTPStatus.CREATED
    response.headers["Location"] = address
    return response


def _answer(request: BlogRequest, form: MentionForm, *, status: HTTPStatus) -> HttpResponse:
    """The form again for a person, the bare sentences for a program."""
    if not _wants_words(request):
        return _page(request, form, status=status)
    said = "".join(f"{error}\n" for errors in form.errors.values() for error in errors)
    return HttpResponse(said, content_type="text/plain; charset=utf-8", status=status)


def _wants_words(request: BlogRequest) -> bool:
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
