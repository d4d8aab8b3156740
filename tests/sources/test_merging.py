"""Two records of one work made one."""

import pytest

from blog.posts.citations.recording import record_consulted
from blog.posts.models import Post
from blog.sources.editing import rename_source, write_source
from blog.sources.merging import merge_sources
from blog.sources.models import FormerKey, Source
from tests.factories import citing, make_draft, make_source

pytestmark = pytest.mark.django_db


def test_what_is_kept_gains_what_it_lacks_and_keeps_what_it_has():
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
def test_a_date_keeps_its_doubt(dates):
    kept, gone = (make_source(issued={"raw": date}) for date in dates)
    assert merge_sources(kept, gone=gone).issued == "1984?"


def test_citations_move_and_posts_are_made_again():
    kept, gone = make_source(title="Kept"), make_source(title="Gone")
    citing_both = make_draft(body=f"<p>a{citing(kept)} b{citing(gone, locator='7')}</p>")
    consulting = make_draft(body="<p>Words.</p>")
    record_consulted(consulting, [gone])
    record_consulted(citing_both, [gone, kept])
    merge_sources(kept, gone=gone)
    post = Post.objects.get(pk=citing_both.pk)
    assert list(post.citations.values_list("source", "locator")) == [(kept.pk, ""), (kept.pk, "7")]
    assert f'data-source="{gone.pk}"' not in post.body
    assert "Gone" not in post.rendered_sources
    assert list(consulting.consulted.all()) == [kept]
    assert list(citing_both.consulted.all()) == [kept]


def test_every_old_key_leads_to_what_is_kept():
    kept, gone = make_source(), make_source()
    rename_source(gone, key="older")
    merge_sources(kept, gone=gone)
    assert set(FormerKey.objects.values_list("key", "source__key")) == {
        ("luthi2008b", "luthi2008"),
        ("older", "luthi2008"),
    }


def test_a_key_once_given_is_given_to_no_other():
    source = make_source()
    rename_source(source, key="split")
    assert make_source().key == "luthi2008b"
    rename_source(source, key="luthi2008")
    assert set(FormerKey.objects.values_list("key", flat=True)) == {"split"}
