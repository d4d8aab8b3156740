"""A page while it is rendered: its text, what the text uses, and what was placed so far."""

from dataclasses import dataclass, field

from blog.posts.citations.used import Used
from blog.posts.rendering.figures import Figure
from blog.posts.rendering.references import References
from blog.site.models import Site
from blog.text.html.marks import MarkedText


@dataclass(frozen=True)
class Progress:
    """The text being rendered, in direction `base`, and what its marks need.

    `figures` are those placed so far: each picture's first, by its primary key.
    """

    text: MarkedText
    used: Used
    references: References
    site: Site
    base: str
    figures: dict[int, Figure] = field(default_factory=dict)
