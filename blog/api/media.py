"""Uploading pictures and files to the library."""

from pathlib import PurePath
from typing import Any, TypedDict
from urllib.parse import urljoin

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError

from blog.api.access import Problem, WriterRequest, scope_required
from blog.api.responses import answer
from blog.media.cleaning import PictureRefused
from blog.media.files.formats import FORMATS
from blog.media.files.inspecting import FileRefused
from blog.media.files.models import MediaFile
from blog.media.files.uploading import upload_file
from blog.media.models import Picture
from blog.media.uploading import upload_picture
from blog.people.tokens.models import Scope
from blog.web.origin import origin_of

# The texts that may come with a file, and their greatest length.
METADATA = {"alt": 500, "caption": 1000, "credit": 300}


class MediaData(TypedDict):
    """An uploaded picture or file, and the mark that shows it in a text."""

    id: int
    kind: str
    url: str
    html: str


@scope_required(Scope.UPLOAD_MEDIA)
def upload(request: WriterRequest) -> HttpResponse:
    """Store the file of the form; the same content is stored only once."""
    file = uploaded_file(request)
    if file is None:
        raise Problem(422, "Send a form (multipart/form-data) with a file named file.")
    metadata = {name: request.POST.get(name, "") for name in METADATA}
    for name, text in metadata.items():
        if len(text) > METADATA[name] or "\0" in text:
            raise Problem(422, f"The text {name} is longer than {METADATA[name]} characters.")
    stored = store(file, **metadata)
    return answer(request, media_data(stored, origin=origin_of(request)), status=201)


def uploaded_file(request: HttpRequest) -> UploadedFile[Any] | None:
    """Return the file of the form; None if there is none. Raise Problem."""
    try:
        return request.FILES.get("file")
    except (MultiPartParserError, UnreadablePostError):
        raise Problem(400, "The form cannot be read.") from None


def store(file: Any, *, alt: str = "", caption: str = "", credit: str = "") -> Picture | MediaFile:
    """Store a picture, or a file of another format. Raise Problem if it is refused."""
    name = PurePath(file.name or "").name
    try:
        if name.rpartition(".")[2].lower() in FORMATS:
            return upload_file(file, name=name, description=caption, credit=credit).file
        return upload_picture(file, name=name, alt=alt, caption=caption, credit=credit).picture
    except (PictureRefused, FileRefused) as refusal:
        raise Problem(422, f"{refusal} It was not stored.") from None


def media_data(stored: Picture | MediaFile, *, origin: str) -> MediaData:
    if isinstance(stored, Picture):
        url, kind, mark = stored.file.url, "picture", "data-picture"
    else:
        url, kind, mark = stored.get_absolute_url(), "file", "data-file"
    html = f'<figure {mark}="{stored.pk}"></figure>'
    return MediaData(id=stored.pk, kind=kind, url=urljoin(origin, url), html=html)
