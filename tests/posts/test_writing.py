"""Saving what was written."""

import pytest
from django.db.models import ProtectedError

from blog.posts.citations.recording import missing_sources
from blog.posts.models import Post
from tests.factories import citing, make_account, make_draft, make_picture, make_source, rewrite

pytestmark = pytest.mark.django_db


def test_the_text_is_cleaned():
    assert make_draft(body='<p onclick="x">a<script>1</script></p>').body == "<p>a</p>"


def test_the_slug_is_made_from_the_title():
    assert make_draft(title="Größe & Wahrheit").slug == "grosse-wahrheit"


def test_the_byline_is_who_wrote():
    alice, bob = make_account("alice"), make_account("bob")
    post = make_draft(author=alice)
    rewrite(post, by=bob)
    assert [str(byline) for byline in post.bylines.all()] == ["Alice"]


def test_citations_are_counted_in_the_order_of_the_text():
    first, second = make_source(), make_source()
    post = make_draft(
        body=f"<p>a{citing(second, locator='4', label='chapter')} b{citing(first)}"
        f" c{citing(second, prefix='see', suffix='passim')}</p>"
    )
    assert list(
        post.citations.values_list("source", "position", "locator", "label", "prefix", "suffix")
    ) == [
        (second.pk, 1, "4", "chapter", "", ""),
        (first.pk, 2, "", "page", "", ""),
        (second.pk, 3, "", "page", "see", "passim"),
    ]


def test_saving_again_counts_again():
    source = make_source()
    post = make_draft(body=f"<p>a{citing(source)}</p>")
    rewrite(post, body="<p>a</p>")
    assert post.citations.count() == 0


def test_marks_in_the_editor_show_the_source_s_name():
    post = make_draft(body=f"<p>a{citing(make_source(), locator='45')}</p>")
    assert ">Lüthi 2008, 45</cite-ref>" in post.body


def test_a_cited_source_cannot_be_deleted():
    source = make_source()
    make_draft(body=f"<p>a{citing(source)}</p>")
    with pytest.raises(ProtectedError):
        source.delete()


def test_a_picture_in_use_cannot_be_deleted():
    picture = make_picture()
    make_draft(body=f'<figure data-picture="{picture.pk}" data-alt="x"></figure>')
    with pytest.raises(ProtectedError):
        picture.delete()


def test_a_lead_picture_cannot_be_deleted():
    picture = make_picture()
    make_draft(lead_picture=picture)
    with pytest.raises(ProtectedError):
        picture.delete()


def test_a_draft_can_be_deleted():
    source = make_source()
    make_draft(body=f"<p>a{citing(source)}</p>").delete()
    assert not Post.objects.exists()
    source.delete()


def test_missing_sources_names_what_is_not_there():
    source = make_source()
    body = f'<p>{citing(source)}<cite-ref data-source="999"></cite-ref><cite-ref></cite-ref></p>'
    assert missing_sources(body) == [999, None]
