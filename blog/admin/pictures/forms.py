"""Forms to upload a picture, edit its description, and describe it in one post."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from blog.media.models import Picture
from blog.site.licenses import License
from blog.sources.models import Source

ALT_NEEDED = _("Say what the picture shows, or mark it as decorative.")


class KeyInput(forms.TextInput):
    """The key of a source, completed from those there are."""

    template_name = "admin/widgets/tags.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        attrs = {**(attrs or {}), "list": f"{(attrs or {}).get('id')}_known"}
        known = Source.objects.kept().order_by("key").values_list("key", flat=True)
        return super().get_context(name, value, attrs) | {"tags": known}


class RangeInput(forms.NumberInput):
    input_type = "range"


class PictureForm(forms.ModelForm[Picture]):
    """What is said of a picture wherever it is shown."""

    class Meta:
        model = Picture
        fields: tuple[str, ...] = ("alt", "is_decorative", "caption", "credit", "license")

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("alt") and not said.get("is_decorative") and "alt" not in self.errors:
            self.add_error("alt", ALT_NEEDED)
        return said


class PicturePageForm(PictureForm):
    """The same with the source it was taken from, and the point that stays in sight."""

    source_key = forms.CharField(
        label=_("Source"),
        required=False,
        widget=KeyInput(),
        help_text=_("If it comes from an archive or a book: the key of the record, named with it."),
    )
    focus_x = forms.IntegerField(
        label=_("From the left, in percent"), min_value=0, max_value=100, widget=RangeInput()
    )
    focus_y = forms.IntegerField(
        label=_("From the top, in percent"), min_value=0, max_value=100, widget=RangeInput()
    )

    class Meta(PictureForm.Meta):
        fields = (*PictureForm.Meta.fields, "focus_x", "focus_y")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        source = self.instance.source
        self.fields["source_key"].initial = source.key if source else ""

    def clean_source_key(self) -> Source | None:
        key = self.cleaned_data["source_key"].strip()
        source = Source.objects.filter(key=key).first() if key else None
        if key and source is None:
            raise forms.ValidationError(
                _("There is no source with the key %(key)s."), params={"key": key}
            )
        return source

    def save(self, commit: bool = True) -> Picture:
        self.instance.source = self.cleaned_data["source_key"]
        return super().save(commit)


class FileForm(forms.Form):
    file = forms.FileField(label=_("File"), widget=forms.FileInput(attrs={"accept": "image/*"}))


class FilesInput(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files, each as it was sent."""

    widget = FilesInput(attrs={"accept": "image/*", "multiple": True})

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        return [super(FilesField, self).clean(file, initial) for file in data or [None]]


class FilesForm(forms.Form):
    """Many pictures at once; what is said here is said of each that is new."""

    pictures = FilesField(
        label=_("Files"),
        help_text=_("Up to a hundred at once. What each shows is said afterwards."),
    )
    credit = forms.CharField(
        label=_("Credit"),
        required=False,
        max_length=300,
        help_text=_("Who made them, or who keeps them."),
    )
    license = forms.ChoiceField(
        label=_("License"), required=False, choices=[("", "–"), *License.choices]
    )


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
