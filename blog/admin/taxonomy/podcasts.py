"""The settings of a podcast in the forms of tags and series."""

from typing import Any

from django import forms

from blog.admin.pictures.choosing import PictureInput
from blog.media.models import Picture

PODCAST = (
    *("podcast_category", "podcast_author", "podcast_cover"),
    *("podcast_explicit", "podcast_email"),
)
FIELDSET: tuple[str, Any] = (
    "Podcast",
    {
        "fields": PODCAST,
    },
)
CATEGORY_HELP = (
    "With a category, the RSS feed is a podcast: it contains the posts with sound or film alone. "
    "Directories take MP3, M4A and MP4."
)
WIDGETS = {"podcast_cover": PictureInput(label="Cover")}
SMALLEST, LARGEST = 1400, 3000  # pixels


class PodcastFields(forms.ModelForm[Any]):
    """The fields of a podcast, which are checked by the rules of directories."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["podcast_category"].help_text = CATEGORY_HELP

    def clean_podcast_cover(self) -> Picture | None:
        cover: Picture | None = self.cleaned_data["podcast_cover"]
        if cover is None:
            return None
        is_square = cover.width == cover.height and SMALLEST <= cover.width <= LARGEST
        if not is_square or not cover.path.endswith((".jpg", ".png")):
            raise forms.ValidationError(
                f"A cover is a square JPEG or PNG of {SMALLEST} to {LARGEST} pixels; this picture "
                f"has {cover.width} × {cover.height}."
            )
        return cover

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("podcast_category"):
            for name in ("podcast_author", "podcast_cover", "description"):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, "A podcast needs this.")
        return cleaned
