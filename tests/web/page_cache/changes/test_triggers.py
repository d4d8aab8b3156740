"""What the database records when rows change."""

import pytest
from django.apps import apps
from django.db import connection

from blog.comments.models import State
from blog.comments.moderation.deciding import approve
from blog.links.models import Link, LinkCollection, LinkUse
from blog.people.models import Account
from blog.posts.models import Post
from blog.posts.publishing import withdraw
from blog.site.models import Site
from blog.statistics.models import PostViews
from blog.web.page_cache.changes import receivers
from blog.web.page_cache.changes.models import PageChange
from blog.web.page_cache.changes.triggers import are_current, create_triggers, drop_triggers
from tests.factories import (
    A_DAY,
    make_account,
    make_comment,
    make_draft,
    make_link,
    make_picture,
    make_post,
    make_source,
    rewrite,
)

pytestmark = pytest.mark.django_db


def changes() -> set[str]:
    """Return the names of the changes since the last call."""
    names = set(PageChange.objects.values_list("name", flat=True))
    PageChange.objects.all().delete()
    return names


@pytest.fixture
def post() -> Post:
    post = make_post()
    changes()
    return post


def test_a_published_comment_changes_what_its_post_shows(post):
    make_comment(post=post)
    assert changes() == {f"comments:{post.pk}"}


def test_a_pending_comment_changes_nothing_until_it_is_approved(post):
    comment = make_comment(post=post, state=State.PENDING)
    assert changes() == set()
    approve(comment)
    assert changes() == {f"comments:{post.pk}"}


def test_collecting_and_checking_links_changes_nothing(post):
    link = make_link()
    LinkUse.objects.create(link=link, post=post)
    LinkCollection.objects.create(post=post, version=1)
    Link.objects.update(state="ok")
    assert changes() == set()


def test_counting_views_and_logging_in_change_nothing(post):
    author = make_account()
    PostViews.objects.create(post=post, day=A_DAY.date(), count=1)
    Account.objects.filter(pk=author.pk).update(last_login=A_DAY)
    assert changes() == set()


def test_a_draft_changes_nothing_until_it_is_published():
    draft = make_draft(tags=("walls",))
    rewrite(draft, title="Other", tags=("canals",))
    changes_of_draft = changes()
    rewrite(draft, publishes=True)
    assert changes_of_draft == set()
    assert f"blog_post:{draft.pk}" in changes()


def test_an_edit_and_a_withdrawal_change_the_post_and_what_is_next_to_it(post):
    for change in (lambda: rewrite(post, title="Other"), lambda: withdraw(post)):
        change()
        names = {name.partition(" ")[0] for name in changes()}
        assert {f"blog_post:{post.pk}", f"next_to:{post.pk}"} <= names


def test_an_update_of_a_count_is_a_change_of_comments_only(post):
    Post.objects.filter(pk=post.pk).update(comment_count=5)
    assert changes() == {f"comments:{post.pk}"}
    Post.objects.filter(pk=post.pk).update(comment_count=5, version=9)
    assert changes() == set()


def test_a_new_picture_or_source_changes_nothing_until_it_is_shown(post):
    picture = make_picture()
    make_source()
    assert changes() == set()
    Post.objects.filter(pk=post.pk).update(lead_picture=picture)
    changes()
    picture.alt = "A canal"
    picture.save()
    assert changes() == {f"blog_post:{post.pk}"}


def test_settings_change_every_page(post):
    Site.objects.update_or_create(pk=1, defaults={"name": "Other"})
    assert changes() == {"blog_site"}


def test_migrating_the_blog_drops_the_triggers_until_it_is_done(post):
    blog, auth = apps.get_app_config("blog"), apps.get_app_config("auth")
    receivers.on_migrating(auth, using="default")
    assert are_current(connection)
    receivers.on_migrating(blog, using="default")
    receivers.on_migrated(auth, using="default")
    assert not are_current(connection)
    receivers.on_migrated(blog, using="default")
    assert are_current(connection)


def test_the_triggers_are_current_until_they_are_dropped(post):
    assert are_current(connection)
    drop_triggers(connection)
    assert not are_current(connection)
    make_comment(post=post)
    assert changes() == set()
    create_triggers(connection)
    assert are_current(connection)
