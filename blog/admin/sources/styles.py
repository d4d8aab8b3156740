"""Citation styles that the owner added, and the form to upload one."""

from typing import Any, cast

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from blog.admin.access import RightAdmin
from blog.admin.site import admin_site
from blog.admin.uses import post_count_label
from blog.people.roles import Right
from blog.posts.models import Post
from blog.site.models import Site
from blog.sources.available_styles import add_style
from blog.sources.models import OwnStyle
from blog.sources.styles import StyleRefused


class StyleForm(forms.ModelForm[OwnStyle]):
    file = forms.FileField(
        label=_("CSL file"),
        help_text=_("A Citation Style Language file, such as your journal’s style."),
    )

    class Meta:
        model = OwnStyle
        fields: tuple[str, ...] = ()

    def clean_file(self) -> "UploadedFile[Any]":
        """Validate and test the style file, and set the form's style from it."""
        file = cast("UploadedFile[Any]", self.cleaned_data["file"])
        try:
            self.instance = add_style(file.read(), commit=False)
        except StyleRefused as refusal:
            raise ValidationError(str(refusal)) from refusal
        return file


@admin.register(OwnStyle, site=admin_site)
class StyleAdmin(RightAdmin[OwnStyle]):
    right = Right.RUN
    form = StyleForm
    change_list_template = "admin/sources/styles/list.html"
    list_display = ("title", "key", "created_at")
    fields = ("file",)

    def has_change_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        """Return False: a style never changes, another file is another style."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: OwnStyle | None = None) -> bool:
        """Allow deleting a style only while neither the blog nor a post uses it."""
        return super().has_delete_permission(request, obj) and not (obj and _uses(obj))

    def get_actions(self, _request: HttpRequest) -> dict[str, Any]:
        return {}

    def get_fields(self, _request: HttpRequest, obj: OwnStyle | None = None) -> Any:
        return ("title", "key", "created_at", "used_by") if obj else self.fields

    def get_queryset(self, _request: HttpRequest) -> QuerySet[OwnStyle]:
        return OwnStyle.objects.defer("csl")

    @admin.display(description=_("used by"))
    def used_by(self, style: OwnStyle) -> str:
        return ", ".join(_uses(style)) or "–"


def _uses(style: OwnStyle) -> list[str]:
    """Return the names of everything that uses the style and prevents its deletion."""
    blog = gettext("the blog") if Site.objects.current().citation_style == style.key else ""
    posts = Post.objects.filter(citation_style=style.key).count()
    return [use for use in (blog, post_count_label(posts) if posts else "") if use]
