"""Whether readers are shown a copy."""

from datetime import date

import pytest
from django.contrib.admin.models import LogEntry

from blog.copies.showing import copy_for_readers, mark_copies, set_policy
from blog.site.models import Site
from blog.site.signals import settings_changed
from blog.sources.merging import merge_sources
from blog.sources.models import CopyPolicy, Source
from blog.sources.signals import source_changed
from tests.copies.conftest import keep
from tests.factories import make_account, make_source
from tests.interrupting import assert_all_or_nothing

pytestmark = pytest.mark.django_db


@pytest.fixture
def gone(source) -> Source:
    """A source with a copy, whose page is gone."""
    keep(source)
    source.page_gone_on = date(2026, 11, 5)
    source.save()
    mark_copies([source])
    return source


def test_a_copy_is_shown_only_while_the_page_is_gone_or_differs(source):
    copy = keep(source)
    assert copy_for_readers(source) is None
    for field in ("page_gone_on", "page_changed_on"):
        setattr(source, field, date(2026, 11, 5))
        mark_copies([source])
        assert copy_for_readers(source) == copy
        setattr(source, field, None)
        mark_copies([source])
        assert copy_for_readers(source) is None


def test_a_source_can_be_kept_private(gone):
    set_policy(gone, CopyPolicy.PRIVATE, by=None)
    assert copy_for_readers(gone) is None
    set_policy(gone, CopyPolicy.SHOWN, by=None)
    assert copy_for_readers(gone)


def test_a_new_policy_is_logged_once(gone):
    owner = make_account()
    set_policy(gone, CopyPolicy.PRIVATE, by=owner)
    set_policy(gone, CopyPolicy.PRIVATE, by=owner)
    assert [entry.change_message for entry in LogEntry.objects.all()] == [
        f"Set copies of its page to “{CopyPolicy.PRIVATE.label}”."
    ]


def test_a_policy_is_set_whole_or_not_at_all(gone):
    owner = make_account()
    assert_all_or_nothing(
        lambda: set_policy(Source.objects.get(pk=gone.pk), CopyPolicy.PRIVATE, by=owner)
    )


def test_others_hear_of_a_source_whose_copy_is_shown_or_not(gone):
    heard = []

    def note_source(source, **_extra):
        heard.append(source.pk)

    source_changed.connect(note_source)
    try:
        mark_copies([gone])  # changes nothing
        set_policy(gone, CopyPolicy.PRIVATE, by=None)
    finally:
        source_changed.disconnect(note_source)
    assert heard == [gone.pk]


def test_the_owner_can_show_none(gone):
    Site.objects.update_or_create(pk=1, defaults={"shows_copies": False})
    settings_changed.send(sender=Site, changed=frozenset({"shows_copies"}))
    gone.refresh_from_db()
    assert copy_for_readers(gone) is None


def test_a_copy_without_text_is_not_shown(gone):
    gone.copies.update(html="")
    mark_copies([gone])
    assert copy_for_readers(gone) is None


def test_copies_move_to_the_source_that_is_kept(source):
    copy = keep(source)
    kept = make_source(type="webpage")
    merge_sources(kept, gone=source)
    assert list(kept.copies.all()) == [copy]
    kept.refresh_from_db()
    assert kept.copied_on == copy.taken_at.date()
