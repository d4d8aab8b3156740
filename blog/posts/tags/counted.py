"""The tags of live posts, with their numbers of posts."""

from typing import Protocol, cast

from blog.posts.listing.counts import posts_by_tag
from blog.posts.tags.models import Tag
from blog.site.sorting import in_order


class CountedTag(Protocol):
    """A tag with the number of its live posts."""

    pk: int
    name: str
    slug: str
    count: int

    def get_absolute_url(self) -> str: ...


def live_tags() -> list[CountedTag]:
    """Return the tags of live posts, sorted by name, in three queries."""
    counts = posts_by_tag()
    tags = [tag for tag in Tag.objects.order_by() if tag.pk in counts]
    for tag in tags:
        tag.count = counts[tag.pk]
    return cast(list[CountedTag], sorted(tags, key=lambda tag: in_order(tag.name)))
