"""`manage.py verify_media`."""

import json

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command

from blog.media.models import Picture
from tests.factories import attaching, make_file, make_picture, make_post, rewrite, showing

pytestmark = pytest.mark.django_db


@pytest.fixture
def shown():
    """A picture and a file of a post."""
    picture, file = make_picture(alt="A heron"), make_file(title="Prices")
    make_post(title="At the pond", body=f"{showing(picture)}{attaching(file)}")
    picture.refresh_from_db()
    return picture, file


def run(capsys, *args: str) -> str:
    call_command("verify_media", *args)
    return capsys.readouterr().out


def test_nothing_is_lost(shown, capsys):
    assert run(capsys) == "2 files verified: nothing is lost.\n"


def test_losses_are_named_with_their_places_and_the_exit_is_not_zero(shown, tmp_path, capsys):
    picture, file = shown
    rendition = picture.rendition_names[0]
    default_storage.delete(picture.path)
    default_storage.delete(rendition)
    default_storage.delete(file.path)
    default_storage.save(file.path, ContentFile(b"other bytes"))
    report = tmp_path / "losses.json"
    with pytest.raises(CommandError, match="2 files verified: 3 missing or damaged"):
        run(capsys, "--report", str(report), "--rebuild")
    assert capsys.readouterr().out.splitlines() == [
        f"missing: picture of “A heron” ({picture.path}), used in “At the pond”",
        f"missing: rendition of “A heron” ({rendition}), used in “At the pond”",
        f"damaged: file of “Prices” ({file.path}), used in “At the pond”",
    ]
    rows = json.loads(report.read_text("utf-8"))
    assert [(row["kind"], row["fault"]) for row in rows] == [
        ("picture", "missing"),
        ("rendition", "missing"),
        ("file", "damaged"),
    ]
    assert rows[0]["used_in"][0]["url"].endswith("/at-the-pond/")
    assert Picture.objects.missing().count() == 1


def test_renditions_are_rebuilt_and_no_loss(shown, capsys):
    picture, file = shown
    names = [*picture.rendition_names, file.preview]
    for name in names:
        default_storage.delete(name)
    with pytest.raises(CommandError, match="3 missing or damaged"):
        run(capsys)
    capsys.readouterr()
    out = run(capsys, "--rebuild")
    assert out.count("missing, rebuilt: rendition") == 3
    assert all(default_storage.exists(name) for name in names)


def test_all_renditions_can_be_rebuilt_at_any_time(shown, capsys):
    name = shown[0].rendition_names[0]
    before = default_storage.get_modified_time(name)
    assert run(capsys, "--rebuild", "all") == "2 files verified: nothing is lost.\n"
    assert default_storage.get_modified_time(name) > before


def test_a_picture_of_an_earlier_version_is_in_use_there(capsys):
    picture = make_picture(alt="A heron")
    post = make_post(title="At the pond", body=showing(picture))
    rewrite(post, body="<p>No picture.</p>")
    default_storage.delete(picture.path)
    with pytest.raises(CommandError):
        run(capsys)
    assert "used in “At the pond (1)”" in capsys.readouterr().out
