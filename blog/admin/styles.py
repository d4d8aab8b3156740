"""The owner's own citation styles at the desk."""

from typing import Any, cast

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from blog.admin.access import RightAdmin
from blog.admin.site import desk
from blog.people.roles import Right
from blog.posts.models import Post
from blog.site.models import Site
from blog.sources.models import OwnStyle
from blog.sources.styles import StyleRefused
from blog.sources.styling import add_style


class StyleForm(forms.ModelForm[OwnStyle]):
    file = forms.FileField(
        label=_("CSL file"),
        help_text=_("A style of the Citation Style Language, such as your journal’s."),
    )

    class Meta:
        model = OwnStyle
        fields: tuple[str, ...] = ()

    def clean_file(self) -> "UploadedFile[Any]":
        """Checked and tried, and if it passes read into this form's style."""
        file = cast("UploadedFile[Any]", self.cleaned_data["file"])
        try:
            self.instance = add_style(file.read(), commit=False)
        except StyleRefused as refusal:
            raise ValidationError(str(refusal)) from refusal
        return file


@admin.register(OwnStyle, site=desk)
class StyleAdmin(RightAdmin[OwnStyle]):
    right = Right.RUN
    form = StyleForm
    list_display = ("title", "key", "created_at")
    fields = ("file",)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A style is as its file has it: another file is another style."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: OwnStyle | None = None) -> bool:
        """Not while the blog or a post speaks in it."""
        return super().has_delete_permission(request, obj) and not (obj and _is_used(obj))

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        return {}

    def get_fields(self, request: HttpRequest, obj: OwnStyle | None = None) -> Any:
        return ("title", "key", "created_at") if obj else self.fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[OwnStyle]:
        return OwnStyle.objects.defer("csl")


def _is_used(style: OwnStyle) -> bool:
    used_by_posts = Post.objects.filter(citation_style=style.key).exists()
    return used_by_posts or Site.objects.current().citation_style == style.key
