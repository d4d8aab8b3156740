"""What the worker reads of a PDF."""

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from blog.media.files.models import MediaFile
from blog.media.files.reading import read_pdf
from tests import sample_files as samples
from tests.factories import make_file

pytestmark = pytest.mark.django_db


def test_pages_texts_and_the_first_page_as_a_picture():
    file = make_file(content=samples.pdf("Wheat prices", "Rye prices"))
    assert (file.pages, file.opens_inline) == (2, True)
    assert list(file.texts.values_list("number", "text")) == [
        (1, "Wheat prices"),
        (2, "Rye prices"),
    ]
    with default_storage.open(file.preview) as stored, Image.open(stored) as image:
        assert image.size == (480, 680)


@pytest.mark.parametrize(
    "catalog",
    [
        samples.SCRIPT,
        "/Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (x) >>] >> >>",
        "/AA << /WC << /S /Launch /F (calc.exe) >> >>",
        "/OpenAction << /S /SubmitForm /F (https://x.example) >>",
        "/Names << /EmbeddedFiles << /Kids [<< /EF << /F << /Type /EmbeddedFile >> >> >>] >> >>",
        "/AcroForm << /XFA [(template) (x)] >>",
    ],
)
def test_a_pdf_that_acts_by_itself_is_only_downloaded(catalog):
    file = make_file(content=samples.pdf("Hello", catalog=catalog))
    assert (file.pages, file.opens_inline) == (1, False)
    assert file.disposition.startswith("attachment;")


@pytest.mark.parametrize("content", [b"%PDF-1.7\n" + b"x" * 500, samples.pdf("Hello")[:300]])
def test_a_damaged_pdf_is_a_file_to_download(content):
    file = make_file(content=content)
    assert (file.opens_inline, file.preview) == (False, "")
    assert not file.texts.exists()


def test_a_pdf_in_a_circle_ends():
    """Its tree of pages is its own parent, and its catalog refers to itself."""
    content = samples.pdf("Hello", catalog="/Extra 1 0 R /More [1 0 R 2 0 R]")
    assert make_file(content=content).opens_inline


def test_reading_again_changes_nothing():
    file = make_file(content=samples.pdf("Wheat prices"))
    before = MediaFile.objects.values().get()
    read_pdf(file)
    assert MediaFile.objects.values().get() == before
    assert file.texts.count() == 1
