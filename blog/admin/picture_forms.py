"""How the desk asks for a picture, and for what is said of it in one text."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from blog.media.models import Picture

ALT_NEEDED = _("Say what the picture shows, or mark it as decorative.")


class PictureForm(forms.ModelForm[Picture]):
    """What is said of a picture wherever it is shown."""

    class Meta:
        model = Picture
        fields = ("alt", "is_decorative", "caption", "credit", "licence")

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("alt") and not said.get("is_decorative") and "alt" not in self.errors:
            self.add_error("alt", ALT_NEEDED)
        return said


class UploadForm(PictureForm):
    file = forms.FileField(
        label=_("File"),
        help_text=_("JPEG, PNG, WebP, AVIF, GIF or TIFF. What the camera noted is removed."),
        widget=forms.FileInput(attrs={"accept": "image/*"}),
    )
    field_order = ("file",)


class PictureUseForm(forms.Form):
    """What one text says of a picture; the dialog fills it with what the picture's record says."""

    alt = forms.CharField(
        label=_("Alternative text"),
        help_text=_("What the picture shows, for those who cannot see it."),
        max_length=500,
    )
    is_decorative = forms.BooleanField(
        label=_("Decorative"),
        help_text=_("It tells nothing: readers may skip it."),
        required=False,
    )
    caption = forms.CharField(
        label=_("Caption"), help_text=_("Shown below it."), required=False, max_length=1000
    )
