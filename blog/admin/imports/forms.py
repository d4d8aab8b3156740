"""The form to upload the export of a blog."""

from typing import Any

from django import forms

from blog.admin.files.forms import ResumableInput
from blog.imports.runs.models import BlogImport
from blog.imports.runs.starting import read_live_blog, receive_export
from blog.media.files.partial_uploads import NoSuchUpload, PartialUpload, received, upload_of
from blog.people.models import Account

ACCEPTED = ".zip,.xml,.atom,.json"


class ExportInput(ResumableInput):
    def __init__(self) -> None:
        super().__init__()
        self.attrs["accept"] = ACCEPTED


class ExportForm(forms.Form):
    """The upload of an export, which may be sent in parts before."""

    file = forms.FileField(
        label="Export",
        required=False,
        widget=ExportInput(),
        help_text="The ZIP file of Google Takeout or Blogger’s XML file, WordPress’s XML file, or "
        "Ghost’s JSON file. A ZIP file may contain the pictures.",
    )
    upload = forms.CharField(required=False, widget=forms.HiddenInput())
    site_url = forms.URLField(
        label="URL of the old blog",
        required=False,
        assume_scheme="https",
        max_length=200,
        help_text="Links to it in your texts will lead to the posts here. Without an export, the "
        "published posts are read from the feed of this blog.",
    )
    offline = forms.BooleanField(
        label="Do not fetch pictures from the old blog",
        required=False,
    )

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._account = account

    @property
    def partial(self) -> PartialUpload | None:
        """The upload that was sent in parts; None without one."""
        try:
            return upload_of(str(self.data.get("upload") or ""), by=self._account.pk)
        except NoSuchUpload:
            return None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "file" not in self.errors and not cleaned.get("file"):
            partial = self.partial
            if partial is None:
                self._check_url(cleaned)
            elif not partial.is_complete:
                self.add_error("file", "The upload did not finish. Choose the same file again.")
        return cleaned

    def _check_url(self, cleaned: dict[str, Any]) -> None:
        """Without a file, a URL is needed."""
        if "site_url" not in self.errors and not cleaned.get("site_url"):
            self.add_error("file", "Choose a file, or enter the URL of a blog below.")

    def receive(self) -> BlogImport:
        """Keep the upload of a valid form, or start reading the feed, and return its import."""
        options = {name: self.cleaned_data[name] for name in ("site_url", "offline")}
        if not self.cleaned_data["file"] and self.partial is None:
            url, offline = options.values()
            return read_live_blog(url, by=self._account, offline=offline)
        if file := self.cleaned_data["file"]:
            return receive_export(file, name=file.name or "", by=self._account, **options)
        assert self.partial is not None
        with received(self.partial) as complete:
            return receive_export(complete, name=complete.name or "", by=self._account, **options)
