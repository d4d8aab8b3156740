"""JSON fields in one order of keys."""

import json

import pytest

from blog.sources.models import Source
from tests.factories import make_source

pytestmark = pytest.mark.django_db


def test_keys_are_sorted_at_every_depth_whatever_the_database():
    source = make_source(volume="2", edition="1", custom={"b": "1", "aa": "2"})
    stored = Source.objects.get(pk=source.pk).rest
    assert json.dumps(stored) == json.dumps(stored, sort_keys=True)
    assert list(stored["custom"]) == ["aa", "b"]
