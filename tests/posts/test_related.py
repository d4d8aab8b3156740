"""Previous, next, related posts and parts of a series."""

from datetime import timedelta

import pytest

from blog.posts.models import Post
from blog.posts.related import MOST, relate, related_to, with_adjacent
from blog.posts.series.models import Series
from blog.posts.series.ordering import save_series
from blog.site.models import Site
from tests.factories import (
    A_DAY,
    citing,
    make_draft,
    make_post,
    make_scheduled,
    make_source,
    make_withdrawn,
    rewrite,
)

pytestmark = pytest.mark.django_db


def related(post: Post) -> list[Post]:
    return list(related_to(post, site=Site.objects.current()).related)


SIDES = ("older", "newer", "previous_part", "next_part")


def beside(post: Post) -> list[str | None]:
    found = with_adjacent(Post.objects.all()).get(pk=post.pk)
    shown = [getattr(found, side) for side in SIDES]
    return [side["title"] if side else None for side in shown]


def test_previous_and_next():
    first, second, same = (
        make_post(title=title, at=A_DAY + timedelta(days=day))
        for title, day in (("First", 0), ("Second", 1), ("Same", 1))
    )
    make_draft()
    make_scheduled()
    make_withdrawn(at=A_DAY + timedelta(hours=1))
    make_post(kind="page", at=A_DAY + timedelta(hours=2))
    assert beside(first) == [None, "Second", None, None]
    assert beside(second) == ["First", "Same", None, None]
    assert beside(same) == ["Second", None, None, None]


def test_a_draft_has_no_related_posts():
    make_post()
    assert beside(make_draft()) == [None] * 4


def test_published_parts_of_a_series():
    series = save_series(Series(title="Friends"))
    parts = [make_post(title=title, at=A_DAY) for title in ("One", "Two", "Three")]
    for post in (parts[0], make_draft(title="Draft"), parts[1], parts[2]):
        rewrite(post, series=series.title)
    assert beside(parts[0])[2:] == [None, "Two"]
    assert beside(parts[1])[2:] == ["One", "Three"]


def test_shared_sources_count_more_than_tags():
    source = make_source()
    post = make_post(title="Post", tags=("A", "B"), body=f"<p>{citing(source)}</p>")
    make_post(title="One tag", tags=("A", "C"))
    make_post(title="Two tags", tags=("A", "B"))
    make_post(title="Source", body=f"<p>{citing(source)}{citing(source)}</p>")
    make_post(title="Nothing", tags=("C",))
    make_draft(title="Draft", tags=("A", "B"))
    relate(post)
    assert [other.title for other in related(post)] == ["Source", "Two tags", "One tag"]


def test_two_shared_sources_count_more_than_a_source_and_tags():
    sources = make_source(), make_source()
    cited = [citing(source) for source in sources]
    post = make_post(tags=("A", "B"), body=f"<p>{''.join(cited)}</p>")
    make_post(title="Source and tags", tags=("A", "B"), body=f"<p>{cited[0]}</p>")
    make_post(title="Two sources", body=f"<p>{''.join(cited)}</p>")
    relate(post)
    assert [other.title for other in related(post)] == ["Two sources", "Source and tags"]


def test_related_posts_are_few_and_live():
    post = make_post(tags=("A",))
    others = [make_post(tags=("A",)) for _ in range(MOST + 2)]
    assert len(relate(post)) == MOST
    Post.objects.filter(pk__in=[other.pk for other in others]).update(withdrawn_at=A_DAY)
    assert related(post) == []


def test_publishing_relates_posts_both_ways(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        old = make_post(title="Old", tags=("A",))
    new = make_post(title="New", tags=("A",))
    with django_capture_on_commit_callbacks(execute=True):
        rewrite(new, series="Any change")
    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.related, new.related) == ([new.pk], [old.pk])


def test_the_page_links_to_related_posts(client, django_assert_num_queries):
    series = save_series(Series(title="Friends"))
    parts = [make_post(title=f"Part {day}", at=A_DAY + timedelta(days=day)) for day in range(3)]
    for post in parts:
        rewrite(post, series=series.title)
        post.tags.add("A")
    relate(parts[1])
    with django_assert_num_queries(6):
        page = client.get(parts[1].get_absolute_url()).content.decode()
    assert page.count(f'href="{parts[0].get_absolute_url()}"') == 3  # part, related, before
    assert page.count(f'href="{parts[2].get_absolute_url()}"') == 3
    assert 'href="/series/friends/"' in page


def test_a_long_post_has_a_table_of_contents(client):
    text = "".join(f"<h2>Head {n}</h2><p>{'word ' * 400}</p>" for n in range(3))
    page = client.get(make_post(body=text).get_absolute_url()).content.decode()
    assert '<a href="#h-head-1">Head 1</a>' in page
    assert "5 minutes to read" in page
