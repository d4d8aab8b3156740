"""The library of pictures at the admin, and what is done to one."""

import re

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from blog.admin.pictures import choosing
from blog.media.integrity.verifying import check_presence
from blog.media.models import Picture
from blog.posts.trashing import move_to_trash
from tests.factories import (
    THUMBNAIL,
    make_draft,
    make_picture,
    make_post,
    make_source,
    picture_file,
    rewrite,
)

pytestmark = pytest.mark.django_db

LIST = "/admin/blog/picture/"
MANY = "/admin/pictures/upload-many/"


def change(picture: Picture) -> str:
    return reverse("admin:blog_picture_change", args=[picture.pk])


def sent(content: bytes, name: str = "a.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "image/png")


def data(**fields: object) -> dict[str, object]:
    return {"alt": "The island", "focus_x": 50, "focus_y": 50, **fields}


def found(admin, **asked: str) -> list[Picture]:
    return list(admin.get(LIST, asked).context["cl"].queryset.order_by("pk"))


def test_the_library_shows_what_needs_care(admin):
    plain = make_picture(credit="Rosa")
    bare = make_picture(alt="", credit="Rosa")
    uncredited = make_picture()
    from_archive = make_picture(source=make_source())
    lost = make_picture(credit="Rosa")
    leading = make_picture(credit="Rosa")
    move_to_trash(make_picture(alt="", credit=""))
    make_draft(body=f'<figure data-picture="{plain.pk}"></figure>', lead_picture=leading)
    default_storage.delete(lost.path)
    check_presence()
    assert found(admin) == [plain, bare, uncredited, from_archive, lost, leading]
    assert found(admin, care="unused") == [bare, uncredited, from_archive, lost]
    assert found(admin, care="bare") == [bare]
    assert found(admin, care="uncredited") == [uncredited]
    assert found(admin, care="lost") == [lost]
    page = admin.get(LIST).content.decode()
    assert ("File missing" in page, "No alt text" in page) == (True, True)


def test_a_lost_file_that_is_back_is_no_longer_lost():
    picture = make_picture()
    with default_storage.open(picture.path) as file:
        content = file.read()
    default_storage.delete(picture.path)
    assert check_presence() == 1
    default_storage.save(picture.path, sent(content))
    assert (check_presence(), check_presence()) == (1, 0)
    assert not Picture.objects.missing().exists()


def test_queries_of_the_library_do_not_grow(admin):
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            admin.get(LIST)
        return len(seen)

    make_picture()
    few = queries()
    for _ in range(5):
        make_picture(source=make_source())
    assert queries() == few


def test_each_of_several_files_is_uploaded_or_refused(admin):
    known = make_picture()
    with default_storage.open(known.path) as file:
        again = sent(file.read(), "again.png")
    files = [
        sent(picture_file(size=THUMBNAIL).getvalue()),
        again,
        sent(b"<svg></svg>", "drawing.svg"),
    ]
    response = admin.post(MANY, {"pictures": files, "credit": "Rosa", "license": "CC0-1.0"})
    page = response.content.decode()
    new = Picture.objects.exclude(pk=known.pk).get()
    assert (new.credit, new.license, new.alt) == ("Rosa", "CC0-1.0", "")
    for text in (
        "Uploaded.",
        "Already in the library",
        "drawing.svg",
        "SVG files can contain scripts",
    ):
        assert text in page
    known.refresh_from_db()
    assert known.credit == ""


def test_the_script_is_given_the_results_alone(admin):
    response = admin.post(
        f"{MANY}?part=1", {"pictures": [sent(picture_file(size=THUMBNAIL).getvalue())]}
    )
    page = response.content.decode()
    assert ("<html" in page, page.count("<li")) == (False, 1)


def test_many_of_nothing_is_an_error(admin):
    response = admin.post(MANY, {"credit": "Rosa"})
    assert response.context["form"].errors.keys() == {"pictures"}
    assert 'value="Rosa"' in response.content.decode()


def test_the_focus_and_the_source_are_set_and_seen(admin, client):
    picture, source = make_picture(), make_source()
    post = make_post(body=f'<figure data-picture="{picture.pk}"></figure>', lead_picture=picture)
    admin.post(change(picture), data(source_key=source.key, focus_x=23, focus_y=80, credit="Rosa"))
    picture.refresh_from_db()
    assert (picture.source, picture.focus_x, picture.focus_y) == (source, 23, 80)
    post.refresh_from_db()
    assert 'class="u-featured focus-x-20 focus-y-80"' in post.rendered_lead
    assert f'From: <a href="/sources/{source.key}/">' in post.rendered
    client.logout()
    page = client.get(f"/sources/{source.key}/")
    assert page.status_code == 200
    assert post.title in page.content.decode()


def test_a_source_that_is_none_is_an_error(admin):
    picture = make_picture()
    response = admin.post(change(picture), data(source_key="nothing"))
    assert response.context["adminform"].form.errors.keys() == {"source_key"}


@pytest.mark.parametrize("focus", [-1, 101, ""])
def test_a_focus_outside_the_picture_is_an_error(admin, focus):
    response = admin.post(change(make_picture()), data(focus_x=focus))
    assert response.context["adminform"].form.errors.keys() == {"focus_x"}


def test_its_page_says_where_it_is_used(admin, author):
    picture = make_picture()
    make_draft(title="Here it is", author=author, lead_picture=picture)
    assert "Here it is" in admin.get(change(picture)).content.decode()


def test_a_file_is_replaced(admin):
    picture, other = make_picture(alt="The island"), make_picture(alt="Another")
    path = reverse("admin:picture-replace", args=[picture.pk])
    assert admin.get(path).status_code == 200
    with default_storage.open(other.path) as file:
        page = admin.post(path, {"file": sent(file.read())}).content.decode()
    assert ("already in the library" in page, change(other) in page) == (True, True)
    assert "not a picture" in admin.post(path, {"file": sent(b"no")}).content.decode()
    admin.post(path, {"file": sent(picture_file(size=(64, 48)).getvalue(), "new.png")})
    picture.refresh_from_db()
    assert (picture.alt, picture.width, picture.original_name) == ("The island", 64, "new.png")


def test_the_dialog_asks_nothing_of_a_picture_outside_of_the_text(admin):
    picture = make_picture(alt="A river")
    page = admin.get("/admin/pictures/choose/", {"is_lead": "1", "chosen": picture.pk})
    html = page.content.decode()
    assert "In this text" not in html
    assert "Choose</button>" in html
    assert f'value="{picture.pk}"' in html


def test_without_scripts_the_lead_is_one_of_the_latest_or_the_one_it_is(admin, author, monkeypatch):
    monkeypatch.setattr(choosing, "LATEST_PICTURES", 1)
    old, new = make_picture(alt="Old"), make_picture(alt="New")
    post = make_draft(author=author, lead_picture=old)
    path = reverse("admin:blog_post_change", args=[post.pk])

    def offered() -> list[str]:
        form = admin.get(path).context["adminform"].form
        return re.findall(r'<option value="(\d*)"', str(form["lead_picture"]))

    assert offered() == ["", str(old.pk), str(new.pk)]
    rewrite(post, lead_picture=None)
    assert offered() == ["", str(new.pk)]
    admin.post(path, {"title": "A", "kind": "post", "lead_picture": old.pk})
    post.refresh_from_db()
    assert post.lead_picture == old


def test_a_missing_file_is_shown_as_missing_and_not_offered(admin):
    picture = make_picture(alt="A heron")
    assert "A heron" in admin.get("/admin/pictures/choose/").content.decode()
    default_storage.delete(picture.path)
    shown = admin.get(f"/admin/pictures/{picture.pk}/file/")
    assert (shown.status_code, shown["Location"]) == (302, "/static/missing-picture.svg")
    check_presence()
    assert "A heron" not in admin.get("/admin/pictures/choose/").content.decode()
    assert "A heron" not in admin.get("/admin/pictures/choose/?q=heron").content.decode()
    chosen = admin.get(f"/admin/pictures/choose/?chosen={picture.pk}").content.decode()
    assert "A heron" in chosen
    assert "File missing" in admin.get("/admin/blog/picture/").content.decode()


@pytest.mark.parametrize("path", ["/admin/pictures/upload/", "/admin/blog/picture/add/"])
def test_svg_is_refused_by_its_name_before_anything_else_is_asked(admin, path):
    response = admin.post(path, {"file": sent(b"<svg></svg>", "map.SVG"), "alt": ""})
    form = response.context["form"]
    assert form.errors.keys() == {"file"}
    assert "SVG files can contain scripts" in response.content.decode()
