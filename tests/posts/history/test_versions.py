"""Which versions of a post readers saw, and when."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from blog.posts.history.hiding import CurrentVersion, hide_version, unhide_version
from blog.posts.history.models import Revision
from blog.posts.history.pruning import prune_revisions
from blog.posts.history.versions import Version, Versions, shown_at, versions_of
from blog.posts.models import Post
from blog.posts.publishing import publish, withdraw
from blog.posts.trashing import move_to_trash, restore
from blog.posts.unpublished.saving import save_changes
from blog.site.models import Site
from tests.factories import (
    A_DAY,
    citing,
    make_account,
    make_draft,
    make_post,
    make_source,
    rewrite,
)

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


def shown(post: Post) -> list[tuple[str, datetime]]:
    """Return the text and the date of each version."""
    post = Post.objects.get(pk=post.pk)
    site = Site.objects.current()
    return [
        (shown_at(post, version, site=site).rendered, version.at)
        for version in versions_of(post).all
    ]


@pytest.fixture
def clock():
    with time_machine.travel(A_DAY, tick=False) as travelled:
        yield travelled


def test_only_what_was_published_is_a_version(clock):
    author = make_account()
    post = make_draft(body="<p>First draft</p>")
    rewrite(post, body="<p>Second draft</p>", by=author)
    clock.shift(HOUR)
    publish(post, site=Site.objects.current())
    clock.shift(HOUR)
    rewrite(post, body="<p>Corrected</p>", correction="A date", by=author)
    save_changes(post, {"body": "<p>Secret</p>"}, by=author)
    assert shown(post) == [
        ("<p>Second draft</p>", A_DAY + HOUR),
        ("<p>Corrected</p>", A_DAY + 2 * HOUR),
    ]
    assert [version.note for version in versions_of(post).all] == ["", "A date"]


def test_a_draft_between_two_publications_is_no_version(clock):
    post = make_post(at=A_DAY, body="<p>One</p>")
    clock.shift(HOUR)
    withdraw(post)
    rewrite(post, body="<p>Never seen</p>")
    rewrite(post, body="<p>Two</p>")
    publish(post, site=Site.objects.current())
    assert [text for text, _at in shown(post)] == ["<p>One</p>", "<p>Two</p>"]


def test_what_readers_saw_before_the_trash_stays_a_version(clock):
    post = make_post(at=A_DAY, body="<p>One</p>")
    move_to_trash(post)
    restore(post)
    rewrite(post, body="<p>Two</p>")
    assert [text for text, _at in shown(post)] == ["<p>One</p>", "<p>Two</p>"]


def test_an_unscheduled_text_is_no_version(clock):
    post = make_post(at=A_DAY + HOUR, body="<p>Too early</p>")
    withdraw(post)
    rewrite(post, body="<p>Right</p>", publishes=True, publish_at=A_DAY)
    clock.shift(3 * HOUR)
    assert shown(post) == [("<p>Right</p>", A_DAY)]


def test_an_imported_post_has_its_own_date_and_one_version():
    post = make_post(at=A_DAY)
    assert versions_of(post).all == [Version(post.version, A_DAY)]
    rewrite(post, body="<p>Two</p>")
    first, second = versions_of(post).all
    assert (first.number, first.at, second.at > first.at) == (1, A_DAY, True)


def versions(*numbers: int, hidden: int = 0) -> Versions:
    start = datetime(2020, 1, 1, tzinfo=UTC)
    return Versions([Version(n, start + n * HOUR, is_hidden=n == hidden) for n in numbers])


def test_each_number_up_to_the_current_one_leads_to_what_readers_saw():
    known = versions(3, 5, 8)
    numbers = {asked: known.numbered(asked) for asked in range(10)}
    assert {asked: found and found.number for asked, found in numbers.items()} == {
        0: None,
        1: 3,
        2: 3,
        3: 3,
        4: 3,
        5: 5,
        6: 5,
        7: 5,
        8: 8,
        9: None,
    }


def test_the_version_at_a_time_is_the_last_before_it_that_is_shown():
    known = versions(3, 5, 8, hidden=5)
    at = [known.all[0].at + hours * HOUR for hours in (-9, 0, 3, 5, 99)]
    assert [known.at(moment).number for moment in at] == [3, 3, 3, 8, 8]
    assert known.before(known.all[2]) == known.all[0] == known.before(known.all[1])
    assert (known.after(known.all[0]), known.after(known.all[2])) == (known.all[2], None)


def test_a_version_is_rendered_with_the_sources_that_exist():
    source = make_source(title="Wheat", id="wheat")
    post = make_post(body=f"<p>Told{citing(source, locator='7')}</p>")
    rewrite(post, body="<p>Nothing cited</p>", consulted=[make_source(title="Rye")])
    rewrite(post, consulted=[])
    first, second, third = versions_of(post).all
    site = Site.objects.current()
    texts = [shown_at(post, each, site=site).rendered_sources for each in (first, second, third)]
    assert ["Wheat" in texts[0], "Rye" in texts[1], texts[2]] == [True, True, ""]
    assert Post.objects.get(pk=post.pk).rendered == "<p>Nothing cited</p>"


def test_a_version_is_hidden_and_shown_again_but_not_the_current_one():
    author, post = make_account(), make_post()
    rewrite(post, body="<p>Two</p>")
    first, second = Revision.objects.filter(post=post).order_by("number")
    hide_version(first, by=author)
    assert [version.is_hidden for version in versions_of(post).all] == [True, False]
    assert [version.number for version in versions_of(post).shown] == [second.number]
    with pytest.raises(CurrentVersion):
        hide_version(second, by=author)
    unhide_version(first, by=author)
    assert len(versions_of(post).shown) == 2


def test_published_versions_are_never_thinned_out(clock):
    post = make_post(at=A_DAY, body="<p>0</p>")
    for number in range(1, 5):
        clock.shift(timedelta(minutes=1))
        rewrite(post, body=f"<p>{number}</p>")
    clock.shift(timedelta(days=500))
    rewrite(post, body="<p>5</p>")
    assert prune_revisions() == 0
    assert [text for text, _at in shown(post)] == [f"<p>{number}</p>" for number in range(6)]


def test_the_versions_are_read_in_one_query(django_assert_num_queries):
    post = make_post()
    for number in range(3):
        rewrite(post, body=f"<p>{number}</p>")
    with django_assert_num_queries(1):
        assert len(versions_of(post).all) == 4
