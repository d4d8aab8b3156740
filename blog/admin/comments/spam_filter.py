"""How comments are judged, in the admin panel: what the layers did, and the owner's own lists."""

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
from blog.comments.spam.models import Rules, Tally
from blog.comments.spam.statistics import DAYS, last_month
from blog.people.roles import Right


class RulesForm(forms.ModelForm[Rules]):
    class Meta:
        model = Rules
        fields = ("words", "names", "domains", "networks", "outcome", "proof")
        widgets = {
            name: forms.Textarea(attrs={"rows": 5, "spellcheck": "false"})
            for name in ("words", "names", "domains", "networks")
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""


@right_required(Right.RUN)
@require_safe
def judging(request: AdminRequest) -> HttpResponse:
    context = {
        **admin_site.each_context(request),
        "title": _("How comments are judged"),
        "month": last_month(),
        "days": DAYS,
        "learned": Tally.objects.first() or Tally(),
    }
    return TemplateResponse(request, "admin/comments/spam_filter/month.html", context)


@right_required(Right.RUN)
@require_http_methods(["GET", "HEAD", "POST"])
def rules(request: AdminRequest) -> HttpResponse:
    form = RulesForm(request.POST or None, instance=Rules.objects.current())
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved. Comments from now on are judged by these rules."))
        return HttpResponseRedirect(reverse("admin:judging"))
    context = {**admin_site.each_context(request), "title": _("Your rules"), "form": form}
    return TemplateResponse(
        request,
        "admin/comments/spam_filter/rules.html",
        context,
        status=422 if form.errors else 200,
    )
