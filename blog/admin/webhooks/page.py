"""Webhooks: add one, whose secret is shown once; change it; its deliveries, to send again."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from blog.admin.access import AdminRequest, right_required
from blog.admin.site import admin_site
from blog.people.roles import Right
from blog.site.outgoing import why_no_contact
from blog.webhooks import editing
from blog.webhooks.models import Event, Webhook, WebhookDelivery
from blog.webhooks.signing import secret_of

MAX_SHOWN = 50


class WebhookForm(forms.Form):
    """A URL and the events it is sent."""

    url = forms.URLField(
        label="URL", max_length=1000, assume_scheme="https", help_text="It starts with https://."
    )
    events = forms.MultipleChoiceField(
        label="Events", choices=Event, widget=forms.CheckboxSelectMultiple
    )

    def clean_url(self) -> str:
        url: str = self.cleaned_data["url"]
        if urlsplit(url).scheme not in {"https", "http"} or "@" in urlsplit(url).netloc:
            raise forms.ValidationError("Enter a URL with https:// and without a password.")
        return url


class ChangeForm(WebhookForm):
    is_active = forms.BooleanField(label="Active", required=False)


@never_cache
@right_required(Right.RUN)
@require_http_methods(["GET", "HEAD", "POST"])
def webhooks(request: AdminRequest) -> HttpResponse:
    """List the webhooks; POST adds one and shows its secret, this once."""
    form = WebhookForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        webhook = editing.add_webhook(**form.cleaned_data, by=request.user)
        return _page(request, webhook, ChangeForm(initial=_values(webhook)), secret=True)
    context = {
        **admin_site.each_context(request),
        "title": "Webhooks",
        "form": form,
        "webhooks": Webhook.objects.order_by("pk"),
        "why_not": why_no_contact(),
    }
    return TemplateResponse(request, "admin/webhooks/list.html", context)


@right_required(Right.RUN)
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: AdminRequest, pk: int) -> HttpResponse:
    """Show the webhook and its deliveries; POST changes it."""
    webhook = get_object_or_404(Webhook, pk=pk)
    is_sent = request.method == "POST"
    form = ChangeForm(request.POST) if is_sent else ChangeForm(initial=_values(webhook))
    if is_sent and form.is_valid():
        editing.change_webhook(webhook, **form.cleaned_data, by=request.user)
        messages.success(request, "Webhook saved.")
        return _back(webhook)
    return _page(request, webhook, form)


@never_cache
@right_required(Right.RUN)
@require_POST
def rotate(request: AdminRequest, pk: int) -> HttpResponse:
    """Make a new secret and show it, this once."""
    webhook = get_object_or_404(Webhook, pk=pk)
    editing.rotate_secret(webhook, by=request.user)
    return _page(request, webhook, ChangeForm(initial=_values(webhook)), secret=True)


@right_required(Right.RUN)
@require_POST
def delete(request: AdminRequest, pk: int) -> HttpResponse:
    webhook = get_object_or_404(Webhook, pk=pk)
    editing.delete_webhook(webhook, by=request.user)
    messages.success(request, f"{webhook.url} is no longer sent anything.")
    return HttpResponseRedirect(reverse("admin:webhooks"))


@right_required(Right.RUN)
@require_POST
def send_again(request: AdminRequest, pk: int) -> HttpResponse:
    delivery = get_object_or_404(WebhookDelivery.objects.select_related("webhook"), pk=pk)
    editing.send_again(delivery, by=request.user)
    messages.success(request, "It is being sent again.")
    return _back(delivery.webhook)


def _page(
    request: AdminRequest, webhook: Webhook, form: forms.Form, *, secret: bool = False
) -> HttpResponse:
    context = {
        **admin_site.each_context(request),
        "title": "Webhook",
        "webhook": webhook,
        "form": form,
        "secret": secret_of(webhook) if secret else "",
        "deliveries": webhook.deliveries.order_by("-pk")[:MAX_SHOWN],
    }
    return TemplateResponse(request, "admin/webhooks/page.html", context)


def _values(webhook: Webhook) -> dict[str, Any]:
    return {"url": webhook.url, "events": webhook.events, "is_active": webhook.is_active}


def _back(webhook: Webhook) -> HttpResponse:
    return HttpResponseRedirect(reverse("admin:webhook", args=[webhook.pk]))
