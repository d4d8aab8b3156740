"""Tags in the admin panel."""

import pytest

from blog.people.models import Role
from blog.posts.models import Post
from blog.posts.tags.models import Tag
from blog.posts.tags.tagging import name_synonyms
from blog.posts.trashing import InUse, move_to_trash
from tests.factories import make_account, make_picture, make_post

pytestmark = pytest.mark.django_db

LIST = "/admin/blog/tag/"


@pytest.fixture
def editor(client):
    client.force_login(make_account(role=Role.EDITOR))
    return client


def pks(*names: str) -> list[int]:
    return [Tag.objects.get(name=name).pk for name in names]


def test_two_tags_become_one(editor):
    post = make_post(tags=("USSR", "Soviet Union"))
    gone, kept = pks("USSR", "Soviet Union")
    chosen = {"action": "merge", "_selected_action": [gone, kept]}
    question = editor.get(editor.post(LIST, chosen)["Location"])
    assert [tag.name for _name, tag in question.context["tags"]] == ["Soviet Union", "USSR"]
    editor.post("/admin/tags/merge/", {"first": gone, "second": kept, "keep": "second"})
    assert list(post.tags.names()) == ["Soviet Union"]


@pytest.mark.parametrize("names", [("A",), ("A", "B", "C")])
def test_merging_asks_for_two(editor, names):
    make_post(tags=("A", "B", "C"))
    response = editor.post(LIST, {"action": "merge", "_selected_action": pks(*names)}, follow=True)
    assert "Choose two tags to merge." in response.content.decode()


def test_a_synonym_is_given_and_kept_in_the_form(editor):
    make_post(tags=("Soviet Union", "China"))
    url = f"{LIST}{pks('Soviet Union')[0]}/change/"
    data = {"name": "Soviet Union", "description": "1922 to 1991."}
    editor.post(url, data | {"also_called": "USSR, Soviets"})
    page = editor.get(url).context["adminform"].form
    assert page["also_called"].value() == "Soviets, USSR"
    taken = editor.post(url, data | {"also_called": "china"})
    assert "Merge the two instead" in taken.content.decode()


def test_who_types_a_synonym_gives_the_tag(editor):
    make_post(tags=("Soviet Union",))
    name_synonyms(Tag.objects.get(), names=["USSR"])
    data = {"kind": "post", "title": "T", "body": "<p>W</p>", "tags": "ussr, China", "_save": "1"}
    editor.post("/admin/blog/post/add/", data)
    assert sorted(Post.objects.get(title="T").tags.names()) == ["China", "Soviet Union"]


def test_an_author_has_no_say_over_tags(client):
    client.force_login(make_account())
    assert client.get(LIST).status_code == 403
    assert client.get("/admin/tags/merge/").status_code == 404


def test_a_tag_becomes_a_podcast_by_the_rules_of_directories(editor):
    make_post(tags=("Talks",))
    tag = Tag.objects.get()
    url = f"{LIST}{tag.pk}/change/"
    data = {"name": "Talks", "description": "Talks on rivers", "podcast_category": "History"}
    refused = editor.post(url, data).context["adminform"].form.errors
    assert set(refused) == {"podcast_author", "podcast_cover"}
    small = make_picture()
    data |= {"podcast_author": "Ann Lee", "podcast_cover": small.pk}
    assert "this picture has 90 × 60" in editor.post(url, data).content.decode()
    cover = make_picture(size=(1400, 1400))
    assert editor.post(url, data | {"podcast_cover": cover.pk}).status_code == 302
    tag.refresh_from_db()
    assert tag.is_podcast and tag.podcast_cover == cover
    with pytest.raises(InUse):
        move_to_trash(cover)
    page = editor.get(f"/admin/blog/picture/{cover.pk}/change/").content.decode()
    assert f'<a href="{url}">Talks</a>' in page
