"""Saving a post."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import ProtectedError
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from blog.people.audit import last_actions
from blog.posts.choices import Stage
from blog.posts.citations.recording import missing_sources
from blog.posts.models import Post
from blog.posts.series.models import Series
from blog.posts.tags.models import Tagging
from tests.factories import (
    A_DAY,
    citing,
    make_account,
    make_draft,
    make_picture,
    make_source,
    make_withdrawn,
    rewrite,
)

pytestmark = pytest.mark.django_db


def test_the_text_is_sanitized():
    assert make_draft(body='<p onclick="x">a<script>1</script></p>').body == "<p>a</p>"


def test_the_slug_is_made_from_the_title():
    assert make_draft(title="Größe & Wahrheit").slug == "grosse-wahrheit"


def test_the_byline_is_the_writer():
    alice, bob = make_account("alice"), make_account("bob")
    post = make_draft(author=alice)
    rewrite(post, by=bob)
    assert [str(byline) for byline in post.bylines.all()] == ["Alice"]


def test_an_author_who_keeps_the_position_keeps_the_row():
    alice, bob = make_account("alice"), make_account("bob")
    post = rewrite(make_draft(), authors=[alice, bob, "Rosa"])
    first = post.bylines.first()
    rewrite(post, authors=[alice, "Rosa", bob])
    assert post.bylines.first() == first
    assert [str(byline) for byline in post.bylines.all()] == ["Alice", "Rosa", "Bob"]


def test_a_new_post_deletes_nothing_and_asks_for_nothing_it_cannot_have():
    source = make_source()
    with CaptureQueriesContext(connection) as seen:
        make_draft(body=f"<p>Text.{citing(source)}</p>")
    asked = [query["sql"] for query in seen]
    assert not [sql for sql in asked if sql.startswith("DELETE")]
    tables = ("blog_byline", "blog_tag", "blog_consultation")
    assert not [sql for sql in asked if any(f'FROM "{table}"' in sql for table in tables)]
    assert sum(sql.startswith("INSERT") for sql in asked) == 3  # post, citation and byline


def test_saving_the_same_tags_and_authors_writes_neither():
    post = make_draft(tags=("Maps", "Ice"))
    with CaptureQueriesContext(connection) as seen:
        rewrite(post, tags=["ice", "Maps"], authors=["A Guest"])
    tables = ("blog_tag", "blog_tagging", "blog_byline")
    written = [query["sql"] for query in seen if not query["sql"].startswith("SELECT")]
    assert not [sql for sql in written if any(f'"{table}"' in sql for table in tables)]
    rewrite(post, tags=[])
    assert not post.tags.exists()


def test_what_is_loaded_of_a_post_is_read_anew():
    """A related row or list that was read before the save is not used after it."""
    post = rewrite(make_draft(), series="The Split")
    stale = Post.objects.prefetch_related("bylines").select_related("series").get(pk=post.pk)
    rewrite(post, series="Another", authors=["Rosa"])
    rewrite(stale, title="River")
    assert str(stale.series) == "Another"
    assert [str(byline) for byline in stale.bylines.all()] == ["Rosa"]
    assert str(Post.objects.get(pk=post.pk).series) == "Another"


def test_a_deleted_post_is_not_saved():
    post = make_draft()
    Post.objects.filter(pk=post.pk).delete()
    with pytest.raises(Post.DoesNotExist):
        rewrite(post, title="River")


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


def test_saving_again_recounts_citations():
    source = make_source()
    post = make_draft(body=f"<p>a{citing(source)}</p>")
    rewrite(post, body="<p>a</p>")
    assert post.citations.count() == 0


def test_marks_in_the_editor_show_the_source_s_short_name():
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


def test_missing_sources_are_reported():
    source = make_source()
    body = f'<p>{citing(source)}<cite-ref data-source="999"></cite-ref><cite-ref></cite-ref></p>'
    assert missing_sources(body) == [999, None]


def test_fields_missing_from_the_draft_are_kept():
    post = make_draft(title="River", body="<p>Old.</p>", tags=("Maps",))
    Post.objects.filter(pk=post.pk).update(summary="Written by someone else meanwhile.")
    rewrite(post, title="Stream")
    stored = Post.objects.get(pk=post.pk)
    assert (stored.title, stored.body) == ("Stream", "<p>Old.</p>")
    assert stored.summary == "Written by someone else meanwhile."
    assert list(stored.tags.names()) == ["Maps"]


def test_saving_a_draft_is_atomic(monkeypatch):
    """A failure at the last write rolls back the first."""
    post = make_draft(title="River", tags=("Maps",))
    with monkeypatch.context() as patch:
        patch.setattr(Tagging.objects, "bulk_create", fail)
        with pytest.raises(RuntimeError):
            rewrite(post, title="Stream", authors=["Rosa"], series="The Split", tags=["Ice"])
    stored = Post.objects.get(pk=post.pk)
    assert (stored.title, stored.version, stored.series) == ("River", 1, None)
    assert [str(byline) for byline in stored.bylines.all()] == ["A Guest"]
    assert not Series.objects.exists()


def fail(*_args: object, **_kwargs: object) -> None:
    raise RuntimeError


def test_a_draft_can_publish_and_schedule():
    plan = timezone.now() + timedelta(days=3)
    planned = rewrite(make_draft(), publish_at=plan)
    assert (planned.stage, planned.planned_for) == (Stage.DRAFT, plan)
    scheduled = rewrite(planned, publishes=True)
    assert (scheduled.stage, scheduled.published_at) == (Stage.SCHEDULED, plan)
    out = rewrite(Post(title="Out"), publish_at=A_DAY, publishes=True)
    assert (out.stage, out.permalink_id) == (Stage.PUBLISHED, "/2013/07/out/")


def test_saving_a_withdrawn_post_does_not_change_its_date():
    post = make_withdrawn()
    rewrite(post, publish_at=A_DAY + timedelta(days=1))
    assert (post.stage, post.published_at) == (Stage.WITHDRAWN, A_DAY)


def test_every_save_is_logged():
    alice = make_account("alice")
    post = rewrite(Post(title="River"), by=alice)
    rewrite(post, by=alice, tags=["Maps"])
    rewrite(post, by=alice, publishes=True)
    rewrite(post, by=alice, body="<p>New.</p>")
    assert [action.sentence for action in last_actions(alice)] == [
        "Changed the post “River”.",
        "Published “River”.",
        "Changed the tags of “River”.",
        "Added the post “River”.",
    ]
