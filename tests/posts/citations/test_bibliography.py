"""The sources that readers may see, and the posts that cite them."""

import pytest

from blog.posts.citations.bibliography import cited_about, posts_citing, sources_of, sources_shown
from blog.posts.citations.recording import record_consulted
from blog.sources.models import Source
from tests.factories import (
    A_DAY,
    citing,
    make_draft,
    make_post,
    make_scheduled,
    make_source,
    make_withdrawn,
)

pytestmark = pytest.mark.django_db


def body(*sources: Source) -> str:
    return "".join(f"<p>Said here.{citing(source)}</p>" for source in sources)


def test_sources_are_shown_once_a_post_was_published():
    live, gone, draft, scheduled, _unused = (make_source() for _ in range(5))
    make_post(body=body(live))
    make_withdrawn(body=body(gone))
    make_draft(body=body(draft))
    make_scheduled(body=body(scheduled))
    assert set(sources_shown()) == {live, gone}


def test_consulted_sources_are_shown_likewise():
    live, draft = make_source(), make_source()
    record_consulted(make_post(), [live])
    record_consulted(make_draft(), [draft])
    assert list(sources_shown()) == [live]


def test_a_source_is_shown_once_however_often_it_is_used():
    source = make_source()
    make_post(body=body(source, source))
    record_consulted(make_post(), [source])
    assert list(sources_shown()) == [source]


def test_subjects_come_from_live_posts_only():
    shown, hidden = make_source(), make_source()
    make_post(body=body(shown), tags=("War",))
    make_draft(body=body(hidden), tags=("War",))
    assert list(Source.objects.filter(cited_about("war"))) == [shown]


def test_citing_posts_are_live_and_newest_first():
    source = make_source()
    older = make_post(body=body(source, source))
    newer = make_post(body="", at=A_DAY.replace(year=2014))
    record_consulted(newer, [source])
    make_withdrawn(body=body(source))
    make_draft(body=body(source))
    found = [
        (use.post, [citation.position for citation in use.citations])
        for use in posts_citing(source)
    ]
    assert found == [(newer, []), (older, [1, 2])]


def test_sources_of_a_post_are_in_order_without_duplicates():
    first, second, consulted = make_source(), make_source(), make_source()
    post = make_post(body=body(second, first, second))
    record_consulted(post, [consulted, first])
    assert sources_of(post) == [second, first, consulted]
