"""Forms to upload a picture, edit its metadata, and override the metadata in one post."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from blog.media.cleaning import SVG_REFUSED
from blog.media.models import Picture
from blog.site.licenses import License
from blog.sources.models import Source

# What the file dialog offers: not image/*, which contains SVG
ACCEPTED = "image/jpeg,image/png,image/webp,image/avif,image/gif,image/tiff"
ALT_NEEDED = _("Describe the picture, or mark it as decorative.")


class KeyInput(forms.TextInput):
    """An input for the key of a source, with autocompletion."""

    template_name = "admin/widgets/tags.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        attrs = {**(attrs or {}), "list": f"{(attrs or {}).get('id')}_known"}
        known = Source.objects.kept().order_by("key").values_list("key", flat=True)
        return super().get_context(name, value, attrs) | {"tags": known}


class RangeInput(forms.NumberInput):
    input_type = "range"


class PictureForm(forms.ModelForm[Picture]):
    """The metadata of a picture, used in every post that shows it."""

    class Meta:
        model = Picture
        fields: tuple[str, ...] = ("alt", "is_decorative", "caption", "credit", "license")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        has_alt = cleaned.get("alt") or cleaned.get("is_decorative")
        if not has_alt and "alt" not in self.errors:
            self.add_error("alt", ALT_NEEDED)
        return cleaned


class PicturePageForm(PictureForm):
    """The metadata with the source of the picture and its focal point."""

    source_key = forms.CharField(
        label=_("Source"),
        required=False,
        widget=KeyInput(),
        help_text=_(
            "If it comes from an archive or a book: the key of that source, shown with the picture."
        ),
    )
    focus_x = forms.IntegerField(
        label=_("Distance from the left, in percent"),
        min_value=0,
        max_value=100,
        widget=RangeInput(),
    )
    focus_y = forms.IntegerField(
        label=_("Distance from the top, in percent"),
        min_value=0,
        max_value=100,
        widget=RangeInput(),
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


class PictureFileField(forms.FileField):
    """A file that may be a picture; SVG is refused by its name."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label=_("File"), widget=forms.FileInput(attrs={"accept": ACCEPTED}), **kwargs
        )

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        if file and file.name.lower().endswith((".svg", ".svgz")):
            raise forms.ValidationError(SVG_REFUSED)
        return file


class FileForm(forms.Form):
    file = PictureFileField()


class FilesInput(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """A field for several files; its value is the list of uploaded files."""

    widget = FilesInput(attrs={"accept": ACCEPTED, "multiple": True})

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        return [super(FilesField, self).clean(file, initial) for file in data or [None]]


class FilesForm(forms.Form):
    """The form to upload several pictures; credit and license apply to all new ones."""

    pictures = FilesField(
        label=_("Files"),
        help_text=_("Up to a hundred at once. You can describe each afterwards."),
    )
    credit = forms.CharField(
        label=_("Credit"),
        required=False,
        max_length=300,
        help_text=_("Who made them, or which archive holds them."),
    )
    license = forms.ChoiceField(
        label=_("License"), required=False, choices=[("", "–"), *License.choices]
    )


class UploadForm(PictureForm):
    file = PictureFileField(
        help_text=_("JPEG, PNG, WebP, AVIF, GIF or TIFF. Camera and location data are removed.")
    )
    field_order = ("file",)

    def clean(self) -> dict[str, Any]:
        """Ask for a description only of a file that can be used."""
        return super().clean() if "file" not in self.errors else self.cleaned_data


class PictureUseForm(forms.Form):
    """The metadata of a picture in one post; the dialog starts with the picture's own."""

    alt = forms.CharField(
        label=_("Alt text"),
        help_text=_("What the picture shows, for people who cannot see it."),
        max_length=500,
    )
    is_decorative = forms.BooleanField(
        label=_("Decorative"),
        help_text=_("Decorative: screen readers skip it."),
        required=False,
    )
    caption = forms.CharField(
        label=_("Caption"), help_text=_("Shown below the picture."), required=False, max_length=1000
    )
    embed = forms.URLField(
        label="Embed",
        help_text="The URL of a film, recording, post or map on another site, if the picture is to "
        "stand for it until a reader clicks.",
        required=False,
        max_length=2000,
        assume_scheme="https",
    )
