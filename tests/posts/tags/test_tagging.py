"""Tags: merging, synonyms and slugs."""

import pytest

from blog.posts.tags.models import Tag
from blog.posts.tags.synonyms import Synonym
from blog.posts.tags.tagging import NameTaken, merge_tags, name_synonyms
from blog.site.models import Site
from tests.factories import make_post

pytestmark = pytest.mark.django_db


def tag(name: str) -> Tag:
    return Tag.objects.get(name=name)


def test_merging_moves_every_post_without_duplicates(client):
    both = make_post(tags=("USSR", "Soviet Union"))
    each = make_post(tags=("USSR",))
    merge_tags(tag("Soviet Union"), gone=tag("USSR"))
    assert [list(post.tags.names()) for post in (both, each)] == [["Soviet Union"]] * 2
    response = client.get("/tags/ussr/?before=x")
    assert (response.status_code, response["Location"]) == (301, "/tags/soviet-union/?before=x")


def test_a_tag_merged_twice_is_still_found(client):
    make_post(tags=("CCCP", "USSR", "Soviet Union"))
    merge_tags(tag("USSR"), gone=tag("CCCP"))
    merge_tags(tag("Soviet Union"), gone=tag("USSR"))
    assert client.get("/tags/cccp/")["Location"] == "/tags/soviet-union/"
    post = make_post(tags=("cccp", "China", "USSR"))
    assert list(post.tags.names()) == ["Soviet Union", "China"]


def test_the_kept_tag_gains_a_missing_description():
    make_post(tags=("A", "B"))
    Tag.objects.filter(name="B").update(description="About B.")
    merge_tags(tag("A"), gone=tag("B"))
    assert tag("A").description == "About B."


def test_saving_synonyms_replaces_all_of_them():
    make_post(tags=("Soviet Union",))
    name_synonyms(tag("Soviet Union"), names=["USSR", "СССР", "soviet union"])
    name_synonyms(tag("Soviet Union"), names=["СССР", "Soviets"])
    assert {str(name) for name in tag("Soviet Union").synonyms.all()} == {"СССР", "Soviets"}


@pytest.mark.parametrize("name", ["china", "PRC", "China!"])
def test_a_name_is_unique_among_tags_and_synonyms(name):
    make_post(tags=("Soviet Union", "China"))
    name_synonyms(tag("China"), names=["PRC"])
    with pytest.raises(NameTaken):
        name_synonyms(tag("Soviet Union"), names=[name])


def test_merging_tags_is_atomic(monkeypatch):
    post = make_post(tags=("USSR", "Maps"))
    make_post(tags=("Soviet Union",))

    def fail(**_fields: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr(Synonym.objects, "update_or_create", fail)
        with pytest.raises(RuntimeError):
            merge_tags(tag("Soviet Union"), gone=tag("USSR"))
    assert set(post.tags.names()) == {"USSR", "Maps"}


def test_new_tags_with_equal_slugs_get_unique_ones():
    post = make_post(tags=("C", "C++", "C#"))
    assert sorted(post.tags.values_list("slug", flat=True)) == ["c", "c-1", "c-2"]


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Москва", "москва"),
        ("École", "école"),
        ("École", "e\u0301cole"),
        ("Cold War", "cold\u00a0war\u200b"),
        ("Tokyo", "Ｔｏｋｙｏ"),
    ],
)
def test_names_that_look_alike_are_one_tag(name, typed):
    make_post(tags=(name,))
    post = make_post(tags=(typed,))
    assert list(post.tags.names()) == [name]
    assert Tag.objects.count() == 1


def test_signs_keep_tags_apart():
    post = make_post(tags=("C", "C++", "C#"))
    assert sorted(post.tags.names()) == ["C", "C#", "C++"]


def test_a_synonym_is_found_however_it_is_typed():
    make_post(tags=("Москва",))
    name_synonyms(tag("Москва"), names=["Moskau", "Łódź"])
    post = make_post(tags=("LODZ", "ＭＯＳＫＡＵ"))
    assert list(post.tags.names()) == ["Москва"]


def test_older_tags_that_look_alike_stay_as_they_are_spelled():
    make_post(tags=("ano",))
    Tag.objects.create(name="año", slug="ano-2")
    assert list(make_post(tags=("año",)).tags.names()) == ["año"]
    assert list(make_post(tags=("ano",)).tags.names()) == ["ano"]


def test_a_renamed_tag_is_found_by_its_new_name():
    make_post(tags=("Moscow",))
    renamed = tag("Moscow")
    renamed.name = "Москва"
    renamed.save()
    assert list(make_post(tags=("москва",)).tags.names()) == ["Москва"]


def test_a_post_shows_its_tags_in_the_order_of_the_language(client):
    Site.objects.update_or_create(pk=1, defaults={"language": "sv"})
    post = make_post(tags=("Ål", "Zebra", "Äpple", "apa"))
    page = client.get(post.get_absolute_url()).content.decode()
    places = [page.index(f">{name}</a>") for name in ("apa", "Zebra", "Ål", "Äpple")]
    assert places == sorted(places)
    feed = client.get("/feed.json").json()
    assert feed["items"][0]["tags"] == ["apa", "Zebra", "Ål", "Äpple"]
