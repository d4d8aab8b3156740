"""The last change that readers see."""

from datetime import timedelta

import pytest

from blog.posts.listing.counts import last_change
from blog.posts.models import Post
from tests.factories import A_DAY, make_draft, make_post, make_scheduled, make_withdrawn, rewrite

pytestmark = pytest.mark.django_db


def test_the_last_change_is_a_post_a_page_or_a_correction():
    assert last_change() is None
    old = make_post(at=A_DAY)
    make_draft()
    make_scheduled()
    make_withdrawn(at=A_DAY + timedelta(days=9))
    assert last_change() == A_DAY
    make_post(kind="page", at=A_DAY + timedelta(days=1))
    assert last_change() == A_DAY + timedelta(days=1)
    rewrite(old, body="<p>Mended.</p>", correction="Mended")
    assert last_change() == Post.objects.get(pk=old.pk).updated_at
