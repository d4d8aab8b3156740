"""Citation styles that the owner uploads."""

import pytest
from django.urls import reverse

from blog.people.models import Role
from blog.posts.models import Post
from blog.sources.models import OwnStyle
from tests.factories import citing, make_account, make_draft, make_source

pytestmark = pytest.mark.django_db


CSL = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>House &amp; Style</title><id>house</id><updated>2026-01-01T00:00:00Z</updated></info>
<citation><layout prefix="(" suffix=")"><text variable="title"/></layout></citation>
<bibliography><layout><text variable="title" text-case="uppercase"/></layout></bibliography>
</style>"""


@pytest.fixture
def owner(client):
    client.force_login(make_account(role=Role.OWNER))
    return client


def upload(owner, tmp_path, text):
    file = tmp_path / "house.csl"
    file.write_text(text)
    with file.open("rb") as opened:
        return owner.post("/admin/blog/ownstyle/add/", {"file": opened})


def test_the_owner_uploads_a_style_and_posts_use_it(owner, tmp_path):
    assert upload(owner, tmp_path, CSL).status_code == 302
    style = OwnStyle.objects.get()
    assert (style.key, style.title) == ("own-house-style", "House & Style")
    page = owner.get("/admin/blog/post/add/").content.decode()
    assert '<option value="own-house-style">House &amp; Style</option>' in page
    source = make_source(title="The Split")
    post = make_draft(body=f"<p>a{citing(source)}</p>", citation_style=style.key)
    assert "(The Split)" in post.rendered
    assert "THE SPLIT" in post.rendered_sources
    delete = reverse("admin:blog_ownstyle_delete", args=[style.pk])
    assert owner.post(delete, {"post": "yes"}).status_code == 403
    page = owner.get(reverse("admin:blog_ownstyle_change", args=[style.pk])).content.decode()
    assert "1 post" in page
    assert delete not in page
    Post.objects.update(citation_style="")
    assert owner.post(delete, {"post": "yes"}).status_code == 302


@pytest.mark.parametrize(
    "text",
    [
        "text",
        "<style/>",
        CSL.replace("<citation>", "<script>").replace("</citation>", "</script>"),
    ],
)
def test_a_file_that_is_no_style_is_refused_with_a_reason(owner, tmp_path, text):
    response = upload(owner, tmp_path, text)
    assert response.status_code == 200
    assert response.context["adminform"].form.errors["file"][0].endswith(".")
    assert OwnStyle.objects.count() == 0


def test_an_author_cannot_upload_a_style(admin):
    assert admin.get("/admin/blog/ownstyle/add/").status_code == 403
