"""A form field to choose a picture of the library."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from js_asset import ImportMap, Media

from blog.admin.keys import keys_in
from blog.media.models import Picture

LATEST_PICTURES = 100  # offered without JavaScript
MODULES = ("dialog", "picture-chooser", "picture-input", "upload")


class PictureInput(forms.Select):
    """A list of the selected and the latest pictures; with JavaScript, the picture library.

    The page includes `admin/pictures/chooser/_frame.html`. `label` names the group of buttons.
    """

    template_name = "admin/widgets/picture.html"

    def __init__(self, *, label: Any) -> None:
        super().__init__(attrs={"data-picture-input": ""})
        self.label = label

    @property
    def media(self) -> forms.Media:
        modules = {f"ibid/{name}": f"js/editor/{name}.js" for name in MODULES}
        script = forms.Script("js/editor/picture-input.js", type="module")
        media: forms.Media = Media(importmap=ImportMap(modules), js=[script])
        return media

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        return super().get_context(name, value, attrs) | {"label": self.label}

    def optgroups(self, name: str, value: list[str], attrs: Any = None) -> Any:
        chosen = Picture.objects.filter(pk__in=keys_in(value))
        latest = Picture.objects.kept().exclude(pk__in=chosen).order_by("-uploaded_at")
        pictures = [*chosen, *latest[:LATEST_PICTURES]]
        self.choices = [("", _("none")), *((picture.pk, str(picture)) for picture in pictures)]
        return super().optgroups(name, value, attrs)
