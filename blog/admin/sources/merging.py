"""Merge two records of the same work."""

from typing import cast

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from blog.admin.access import AdminRequest, right_required
from blog.admin.site import admin_site
from blog.people.roles import Right
from blog.sources.merging import merge_sources
from blog.sources.models import Source


class MergeForm(forms.Form):
    """The choice of the record to keep; the other one is merged into it."""

    first = forms.ModelChoiceField(Source.objects.all(), widget=forms.HiddenInput())
    second = forms.ModelChoiceField(Source.objects.all(), widget=forms.HiddenInput())
    keep = forms.ChoiceField(
        choices=[("first", ""), ("second", "")], widget=forms.RadioSelect(), initial="first"
    )

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        if cleaned.get("first") == cleaned.get("second"):
            raise forms.ValidationError(_("Choose two different sources."))
        return cleaned

    @property
    def kept_and_gone(self) -> tuple[Source, Source]:
        pair = cast(Source, self.cleaned_data["first"]), cast(Source, self.cleaned_data["second"])
        return pair if self.cleaned_data["keep"] == "first" else (pair[1], pair[0])


@right_required(Right.WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: AdminRequest) -> HttpResponse:
    """Ask which of `first` and `second` to keep, and merge them on POST."""
    form = MergeForm(request.POST or {**request.GET.dict(), "keep": "first"})
    if not form.is_valid():
        messages.error(request, _("Choose two different sources to merge."))
        return HttpResponseRedirect(reverse("admin:blog_source_changelist"))
    kept, gone = form.kept_and_gone
    if request.method == "POST":
        merge_sources(kept, gone=gone, by=request.user)
        messages.success(request, _("Merged. The URL of the other source redirects to this one."))
        return HttpResponseRedirect(reverse("admin:blog_source_change", args=[kept.pk]))
    context = {
        **admin_site.each_context(request),
        "title": _("Merge sources"),
        "sources": [("first", kept), ("second", gone)],
    }
    return TemplateResponse(request, "admin/sources/merge.html", context)
