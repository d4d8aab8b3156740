"""Forms to upload a file, to edit its metadata and captions, and to attach it to a text."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django import forms
from django.core.files import File
from django.urls import reverse_lazy
from js_asset import ImportMap, Media

from blog.admin.pictures.choosing import PictureInput
from blog.admin.pictures.forms import KeyInput
from blog.media.files.formats import ACCEPTED
from blog.media.files.inspecting import FileRefused
from blog.media.files.models import MediaFile
from blog.media.files.partial_uploads import NoSuchUpload, PartialUpload, received, upload_of
from blog.media.files.uploading import upload_file
from blog.media.models import Picture
from blog.people.models import Account
from blog.site.languages import language_choices
from blog.sources.models import Source
from blog.text.formats.captions import MAX_LENGTH, CaptionsRefused, read_captions

TRACK_BYTES = 4 * MAX_LENGTH
METADATA = ("title", "description", "credit", "license")


class ResumableInput(forms.FileInput):
    """A file input; with JavaScript, the file is sent in parts before the form.

    The form has a hidden field `upload` for the token of the upload.
    """

    template_name = "admin/widgets/resumable.html"

    def __init__(self) -> None:
        url = reverse_lazy("admin:upload-begin")
        super().__init__(attrs={"accept": ACCEPTED, "data-resumable": url})

    @property
    def media(self) -> forms.Media:
        script = forms.Script("js/editor/resumable.js", type="module")
        media: forms.Media = Media(
            importmap=ImportMap({"ibid/resumable": "js/editor/resumable.js"}), js=[script]
        )
        return media


class SentFileForm(forms.Form):
    """A file of the library, sent with the form or, with JavaScript, in parts before it."""

    file = forms.FileField(
        label="File",
        required=False,
        widget=ResumableInput(),
        help_text="PDF, EPUB, Office and OpenDocument, CSV, JSON, ZIP; MP3, Ogg, Opus, M4A, WAV; "
        "MP4, WebM.",
    )
    upload = forms.CharField(required=False, widget=forms.HiddenInput())

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.account = account

    @property
    def partial(self) -> PartialUpload | None:
        """The upload that was sent in parts; None without one."""
        try:
            return upload_of(str(self.data.get("upload") or ""), by=self.account.pk)
        except NoSuchUpload:
            return None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        partial = self.partial
        if "file" in self.errors or cleaned.get("file"):
            return cleaned
        if partial is None:
            self.add_error("file", "Choose a file.")
        elif not partial.is_complete:
            self.add_error("file", "The upload did not finish. Choose the same file again.")
        return cleaned

    @contextmanager
    def opened(self) -> Iterator[File[Any]]:
        """Open the file that was sent with the valid form; it has the name it was sent with."""
        if file := self.cleaned_data["file"]:
            yield file
            return
        assert self.partial is not None
        with received(self.partial) as complete:
            complete.name = self.partial.name
            yield complete


class FileUploadForm(SentFileForm, forms.ModelForm[MediaFile]):
    """The upload of a file with its metadata."""

    field_order = ("file", "upload", *METADATA)

    class Meta:
        model = MediaFile
        fields = METADATA

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].required = False
        self.fields["title"].help_text = "The name that readers see. Leave empty for the file’s."

    def store(self) -> MediaFile | None:
        """Store the file and return it; None if the form is invalid, with the reason as error."""
        if not self.is_valid():
            return None
        metadata = {name: self.cleaned_data[name] for name in METADATA}
        try:
            with self.opened() as file:
                return upload_file(file, name=file.name or "", **metadata).file
        except FileRefused as refusal:
            self.data = {**self.data, "upload": ""}
            self.add_error("file", str(refusal))
            return None


class TrackField(forms.FileField):
    """A file with captions or chapters, as WebVTT or SRT; its value is the text."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.FileInput(attrs={"accept": ".vtt,.srt"})
        super().__init__(required=False, widget=widget, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> str:
        file = super().clean(data, initial)
        if not file:
            return ""
        if file.size > TRACK_BYTES:
            raise forms.ValidationError("This file is too large for captions.")
        try:
            text = file.read().decode("utf-8-sig")
            read_captions(text)
        except UnicodeDecodeError as error:
            raise forms.ValidationError("This file is not text in UTF-8.") from error
        except CaptionsRefused as error:
            raise forms.ValidationError(str(error)) from error
        return str(text)


class FilePageForm(forms.ModelForm[MediaFile]):
    """The metadata of a file, and for sound and film their captions and transcript."""

    source_key = forms.CharField(
        label="Source",
        required=False,
        widget=KeyInput(),
        help_text="If it comes from an archive or a book: the key of that source.",
    )
    poster = forms.ModelChoiceField(
        Picture.objects.kept(),
        label="Poster",
        required=False,
        widget=PictureInput(label="Poster"),
        help_text="Shown until the film plays.",
    )
    language = forms.ChoiceField(
        label="Spoken language", choices=[("", "–"), *language_choices()], required=False
    )
    new_captions = TrackField(label="Captions", help_text="WebVTT or SRT, in UTF-8.")
    remove_captions = forms.BooleanField(label="Remove captions", required=False)
    new_chapters = TrackField(label="Chapters", help_text="WebVTT: a title for each part.")
    remove_chapters = forms.BooleanField(label="Remove chapters", required=False)

    class Meta:
        model = MediaFile
        fields = (*METADATA, "poster", "language", "transcript")
        widgets = {"transcript": forms.Textarea(attrs={"rows": 8})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        source = self.instance.source
        self.fields["source_key"].initial = source.key if source else ""

    def clean_source_key(self) -> Source | None:
        key = self.cleaned_data["source_key"].strip()
        source = Source.objects.filter(key=key).first() if key else None
        if key and source is None:
            raise forms.ValidationError(f"There is no source with the key {key}.")
        return source

    def save(self, commit: bool = True) -> MediaFile:
        self.instance.source = self.cleaned_data["source_key"]
        for track in ("captions", "chapters"):
            if self.cleaned_data.get(f"remove_{track}"):
                setattr(self.instance, track, "")
            if text := self.cleaned_data.get(f"new_{track}"):
                setattr(self.instance, track, text)
        return super().save(commit)


class FileUseForm(forms.Form):
    """The caption of a file in one post."""

    caption = forms.CharField(
        label="Caption", help_text="Shown below the file.", required=False, max_length=1000
    )
