"""Merging two records of one work."""

import pytest
from django.db import IntegrityError

from blog.posts.citations.recording import record_consulted
from blog.posts.models import Post
from blog.sources.editing import rename_source, write_source
from blog.sources.merging import merge_sources
from blog.sources.models import FormerKey, Source
from tests.factories import citing, make_draft, make_source

pytestmark = pytest.mark.django_db


def test_empty_fields_are_filled_and_the_others_stay():
    kept = make_source(title="The Split", publisher="Princeton")
    gone = make_source(title="Split", publisher="PUP", edition="2", custom={"wikidata": "Q1"})
    write_source(
        gone, {"title": "Split", "edition": "2", "custom": {"wikidata": "Q1"}}, note="Read"
    )
    merge_sources(kept, gone=gone)
    source = Source.objects.get()
    assert (source.title, source.note) == ("The Split", "Read")
    assert source.rest["publisher"] == "Princeton"
    assert (source.rest["edition"], source.rest["custom"]) == ("2", {"wikidata": "Q1"})


@pytest.mark.parametrize("dates", [("1984?", "1990"), ("", "1984?")])
def test_an_uncertain_date_stays_uncertain(dates):
    kept, gone = (make_source(issued={"raw": date}) for date in dates)
    assert merge_sources(kept, gone=gone).issued == "1984?"


def test_citations_move_and_posts_are_rerendered():
    kept, gone = make_source(title="Kept"), make_source(title="Gone")
    citing_both = make_draft(body=f"<p>a{citing(kept)} b{citing(gone, locator='7')}</p>")
    consulting = make_draft(body="<p>Text.</p>")
    record_consulted(consulting, [gone])
    record_consulted(citing_both, [gone, kept])
    merge_sources(kept, gone=gone)
    post = Post.objects.get(pk=citing_both.pk)
    assert list(post.citations.values_list("source", "locator")) == [(kept.pk, ""), (kept.pk, "7")]
    assert f'data-source="{gone.pk}"' not in post.body
    assert "Gone" not in post.rendered_sources
    assert list(consulting.consulted.all()) == [kept]
    assert list(citing_both.consulted.all()) == [kept]


def test_every_former_key_redirects_to_the_kept_source():
    kept, gone = make_source(), make_source()
    rename_source(gone, key="older")
    merge_sources(kept, gone=gone)
    assert set(FormerKey.objects.values_list("key", "source__key")) == {
        ("luthi2008b", "luthi2008"),
        ("older", "luthi2008"),
    }


def test_a_former_key_is_never_given_to_another_source():
    source = make_source()
    rename_source(source, key="split")
    assert make_source().key == "luthi2008b"
    rename_source(source, key="luthi2008")
    assert set(FormerKey.objects.values_list("key", flat=True)) == {"split"}


def test_a_merge_that_fails_changes_nothing():
    kept, gone, other = make_source(), make_source(title="Gone"), make_source()
    draft = make_draft(body=f"<p>a{citing(gone)}</p>")
    former_key = gone.key
    rename_source(gone, key="older")
    FormerKey.objects.create(key="older", source=other)  # in use, so the merge fails late
    with pytest.raises(IntegrityError):
        merge_sources(kept, gone=gone)
    assert Source.objects.count() == 3
    assert FormerKey.objects.get(key=former_key).source.title == "Gone"
    assert Post.objects.get(pk=draft.pk).citations.get().source.title == "Gone"
