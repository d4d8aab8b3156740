"""The first steps with a new blog, on its owner's dashboard."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from blog.posts.models import Post
from blog.site.models import Site
from blog.welcome import writing as welcome


@dataclass(frozen=True)
class Step:
    """A step and the page where it is done."""

    title: str
    help: str
    url: str
    is_done: bool = False


def first_steps(site: Site) -> list[Step]:
    """Return the steps; none once the example is removed and a post written."""
    has_example = welcome.is_there()
    has_post = Post.objects.kept().exclude(import_ref__startswith=welcome.REF).exists()
    if has_post and not has_example:
        return []
    look: Any = (site.logo_id, site.accent, site.custom_css, site.tagline)
    return [
        Step(
            _("Write your first post"),
            _("Cite a source in it: paste a DOI, an ISBN or a URL."),
            reverse("admin:blog_post_add"),
            is_done=has_post,
        ),
        Step(
            _("Make the blog look like yours"),
            _("A logo, a color, a typeface; the settings show a preview."),
            reverse("admin:settings-section", args=["appearance"]),
            is_done=any(look),
        ),
        Step(
            _("Remove the example posts"),
            _("They show what Ibid can do. You are asked first, and your own content stays."),
            reverse("admin:welcome-remove"),
            is_done=not has_example,
        ),
    ]
