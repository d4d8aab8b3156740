"""The spam filter in the admin panel: its statistics, and the owner's rules."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from blog.admin.access import AdminRequest, right_required
from blog.admin.site import admin_site
from blog.comments.spam.bayes.models import TrainingTotals
from blog.comments.spam.rules import SpamRules
from blog.comments.spam.statistics import DAYS, last_month
from blog.people.roles import Right


class SpamRulesForm(forms.ModelForm[SpamRules]):
    class Meta:
        model = SpamRules
        fields = ("phrases", "names", "domains", "networks", "outcome", "proof")
        widgets = {
            name: forms.Textarea(attrs={"rows": 5, "spellcheck": "false"})
            for name in ("phrases", "names", "domains", "networks")
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""


@right_required(Right.RUN)
@require_safe
def spam_filter(request: AdminRequest) -> HttpResponse:
    context = {
        **admin_site.each_context(request),
        "title": _("Spam filter"),
        "month": last_month(),
        "days": DAYS,
        "totals": TrainingTotals.objects.first() or TrainingTotals(),
    }
    return TemplateResponse(request, "admin/comments/spam_filter/month.html", context)


@right_required(Right.RUN)
@require_http_methods(["GET", "HEAD", "POST"])
def rules(request: AdminRequest) -> HttpResponse:
    form = SpamRulesForm(request.POST or None, instance=SpamRules.objects.current())
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved. The rules apply to new comments."))
        return HttpResponseRedirect(reverse("admin:spam-filter"))
    context = {**admin_site.each_context(request), "title": _("Spam filter rules"), "form": form}
    return TemplateResponse(
        request,
        "admin/comments/spam_filter/rules.html",
        context,
        status=422 if form.errors else 200,
    )
