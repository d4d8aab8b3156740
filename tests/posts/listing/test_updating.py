"""Every verb keeps the lists and their counts true."""

import random
from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone

from blog.posts.bulk.changing import Change, change_several, undo
from blog.posts.bulk.models import Act, BulkAct
from blog.posts.bylines.authors import live_authors
from blog.posts.choices import Stage
from blog.posts.listing.counts import posts_by_month, posts_by_tag
from blog.posts.listing.repairing import repair_lists
from blog.posts.models import Post
from blog.posts.publishing import publish, withdraw
from blog.posts.tags.models import Tag
from blog.posts.tags.tagging import merge_tags
from blog.posts.trashing import delete_forever, move_to_trash, restore
from blog.site.editing import save_site
from blog.site.models import Site
from tests.factories import (
    A_DAY,
    make_account,
    make_draft,
    make_post,
    make_scheduled,
    make_trashed,
    make_withdrawn,
    rewrite,
)

pytestmark = pytest.mark.django_db

NAMES = ("Maps", "Ice", "Tea")
TIMES = (A_DAY, A_DAY + timedelta(days=40), timezone.now() + timedelta(days=9))


def change_authors(dice, post, account, _site):
    rewrite(post, authors=dice.sample([account, "Ann", "Bo"], dice.randint(1, 2)))


def change_trash(_dice, post, _account, _site):
    (restore if post.trashed_at else move_to_trash)(post)


def change_stage(dice, post, _account, site):
    if post.stage in {Stage.PUBLISHED, Stage.SCHEDULED}:
        withdraw(post)
    else:
        publish(post, site=site, at=dice.choice(TIMES))


def change_several_posts(_dice, _post, account, site):
    change_several(Post.objects.all(), Act.TAG, Change(by=account, site=site, tags=["Tea"]))


def undo_last(_dice, _post, _account, site):
    for act in BulkAct.objects.filter(undone_at=None)[:1]:
        undo(act, site=site)


def delete(_dice, post, _account, _site):
    if post.trashed_at:
        delete_forever(post)


CHANGES = (
    change_authors,
    change_trash,
    change_stage,
    change_several_posts,
    undo_last,
    delete,
    lambda dice, post, *_: rewrite(post, tags=dice.sample(NAMES, dice.randrange(3))),
    lambda dice, post, *_: rewrite(post, publishes=True, publish_at=dice.choice(TIMES)),
    lambda dice, post, *_: rewrite(post, kind=dice.choice(("post", "page"))),
)


@pytest.mark.parametrize("seed", range(3))
def test_no_sequence_of_changes_leaves_a_wrong_list(seed):
    dice, account = random.Random(seed), make_account(name="Cy")
    for make in (make_draft, make_post, make_scheduled, make_withdrawn, make_trashed):
        make(tags=NAMES[:2])
    for _step in range(20):
        post = dice.choice(Post.objects.order_by("pk"))
        dice.choice(CHANGES)(dice, post, account, Site.objects.current())
    assert repair_lists() == 0
    live = Post.objects.posts().live()
    assert sum(posts_by_month().values()) == live.count()
    assert posts_by_tag() == Counter(live.exclude(tags=None).values_list("tags", flat=True))
    assert sum(author.count for author in live_authors()) == live.values("bylines").count()


def test_a_scheduled_post_is_counted_from_its_time_on(time_machine):
    make_post(tags=("Maps",), at=A_DAY)
    make_scheduled(tags=("Maps",))
    tag = Tag.objects.get().pk
    assert (posts_by_tag(), posts_by_month()) == ({tag: 1}, {(2013, 7): 1})
    time_machine.move_to(timezone.now() + timedelta(days=2))
    assert posts_by_tag() == {tag: 2}
    assert sum(posts_by_month().values()) == 2


def test_merged_tags_are_counted_once():
    make_post(tags=("Maps", "Charts"))
    make_post(tags=("Charts",))
    make_draft(tags=("Charts",))
    kept, gone = (Tag.objects.get(name=name) for name in ("Maps", "Charts"))
    merge_tags(kept, gone=gone)
    assert posts_by_tag() == {kept.pk: 2}
    assert repair_lists() == 0


def test_another_time_zone_moves_posts_between_months(django_capture_on_commit_callbacks):
    make_post(at=A_DAY.replace(day=31, hour=23))
    site = Site.objects.current()
    site.time_zone = "Asia/Tokyo"
    with django_capture_on_commit_callbacks(execute=True):
        save_site(site)
    assert posts_by_month() == {(2013, 8): 1}
