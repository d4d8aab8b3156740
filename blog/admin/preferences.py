"""The blog's settings at the desk."""

from typing import Any, cast
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from blog.admin.access import RightAdmin
from blog.admin.site import desk
from blog.people.roles import Right
from blog.posts.receivers import render_all_later
from blog.site.models import Site
from blog.sources.styling import style_choices


class SiteForm(forms.ModelForm[Site]):
    language = forms.ChoiceField(
        label=_("Language"),
        choices=[(code, name) for code, name in settings.LANGUAGES],
        help_text=_("Of the blog's own words and dates."),
    )
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        choices=[(name, name.replace("_", " ")) for name in sorted(available_timezones())],
    )
    citation_style = forms.ChoiceField(label=_("Citation style"))

    class Meta:
        model = Site
        fields = (
            "name",
            "tagline",
            "language",
            "time_zone",
            "citation_style",
            "comment_policy",
            "comment_days",
            "licence",
            "require_second_factor",
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        style = cast(forms.ChoiceField, self.fields["citation_style"])
        style.choices = style_choices()


@admin.register(Site, site=desk)
class SiteAdmin(RightAdmin[Site]):
    right = Right.RUN
    form = SiteForm

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Site:
        return Site.objects.current()

    def has_add_permission(self, request: HttpRequest, obj: Site | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Site | None = None) -> bool:
        return False

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """There is one blog: its list is its form."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        return HttpResponseRedirect(reverse("admin:blog_site_change", args=[Site.THE_ONE]))

    def save_model(self, request: HttpRequest, obj: Site, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if {"citation_style", "language"} & set(form.changed_data):
            render_all_later()

    def response_change(self, request: HttpRequest, obj: Site) -> HttpResponse:
        response = super().response_change(request, obj)
        response["Location"] = reverse("admin:blog_site_change", args=[Site.THE_ONE])
        return response
