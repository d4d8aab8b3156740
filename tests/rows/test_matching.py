"""Search fields of the admin panel and of the source list."""

import pytest

from blog.media.files.models import MediaFile
from blog.media.models import Picture
from blog.sources.models import Source
from tests.factories import make_source

pytestmark = pytest.mark.django_db


def test_every_term_is_in_one_of_the_fields():
    source = make_source(id="luthi2008", title="The Sino-Soviet Split")
    make_source(id="other", title="The Split")
    assert Source.objects.matching("SPLIT  luthi").get() == source
    assert not Source.objects.matching("split nothing").exists()
    assert Source.objects.matching(" ").count() == 2


@pytest.mark.parametrize("model", [Source, Picture, MediaFile])
def test_a_query_of_any_length_is_no_error(model):
    assert not model.objects.matching("term " * 5_000).exists()
