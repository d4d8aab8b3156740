"""The kept copy of a source's page, as readers see it, and the form to request its removal."""

from django import forms
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from blog.copies.models import KeptCopy
from blog.copies.removal import request_removal
from blog.copies.showing import copy_for_readers
from blog.posts.citations.bibliography import sources_with_page
from blog.reader.same_origin import same_origin_required
from blog.sources.models import Source
from blog.web.requests import BlogRequest


class RemovalForm(forms.Form):
    reason = forms.CharField(
        label=_("Why should it be removed?"), max_length=2_000, widget=forms.Textarea
    )
    contact = forms.CharField(label=_("How can we reach you?"), max_length=254, required=False)
    # People leave this field empty, because they do not see it.
    website = forms.CharField(required=False, widget=forms.HiddenInput)


@require_safe
def show(request: BlogRequest, key: str) -> HttpResponse:
    source, copy = _shown(key)
    context = {"site": request.blog, "source": source, "copy": copy}
    return _unlisted(TemplateResponse(request, "reader/sources/copy.html", context))


@same_origin_required
@require_http_methods(["GET", "HEAD", "POST"])
def removal(request: BlogRequest, key: str) -> HttpResponse:
    """Ask for the reason, and pass it on to the owners."""
    source, copy = _shown(key)
    form = RemovalForm(request.POST or None, auto_id="removal-%s", label_suffix="")
    if request.method == "POST" and form.is_valid():
        if not form.cleaned_data["website"]:
            sent = form.cleaned_data
            request_removal(source, reason=sent["reason"], contact=sent["contact"])
        return HttpResponseRedirect(f"{request.path}?sent=1")
    context = {
        "site": request.blog,
        "source": source,
        "copy": copy,
        "form": form,
        "was_sent": "sent" in request.GET,
    }
    status = 422 if form.is_bound else 200
    page = TemplateResponse(request, "reader/sources/copy_removal.html", context, status=status)
    return _unlisted(page)


def _shown(key: str) -> tuple[Source, KeptCopy]:
    """Return the source and its copy. Raise Http404 if readers may not see one."""
    source = sources_with_page().filter(key=key, copy_is_shown=True).first()
    copy = copy_for_readers(source) if source else None
    if source is None or copy is None:
        raise Http404
    return source, copy


def _unlisted(page: HttpResponse) -> HttpResponse:
    """Ask search engines and archives not to list or keep the page."""
    page.headers["X-Robots-Tag"] = "noindex, noarchive"
    return page
