"""Validators, in the forms of the admin panel."""

import pytest
from django.core.exceptions import ValidationError

from blog.people.models import Account
from blog.posts.models import Post
from blog.posts.series.models import Series
from blog.site.models import Site
from blog.site.validators import validate_visible


@pytest.mark.parametrize(
    ("model", "name"), [(Post, "title"), (Series, "title"), (Account, "name"), (Site, "name")]
)
@pytest.mark.parametrize("text", ["\u200b", "\u3164 \u2800"])
def test_a_name_that_shows_nothing_is_refused(model, name, text):
    with pytest.raises(ValidationError, match="This field is required"):
        model._meta.get_field(name).clean(text, model())


def test_a_visible_name_is_accepted():
    validate_visible("\u200eאבא")
