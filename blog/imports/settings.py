"""The settings that a new blog takes over from the imported one."""

from zoneinfo import available_timezones

from django.conf.locale import LANG_INFO

from blog.imports.records import Blog
from blog.posts.models import Post
from blog.site.editing import save_site
from blog.site.models import Site

EXAMPLE = "welcome/"  # the references of the example blog's posts


def is_new_blog() -> bool:
    """Return whether nothing was written here: all posts are the example's, if there are any."""
    return not Post.objects.exclude(import_ref__startswith=EXAMPLE).exists()


def with_settings_of(blog: Blog, site: Site) -> dict[str, str]:
    """Return the settings of the old blog by their fields, except those the owner set here."""
    language = blog.language.lower()
    known = language if language in LANG_INFO else language.partition("-")[0]
    given = {
        "name": blog.name.strip()[:100],
        "tagline": " ".join(blog.description.split())[:200],
        "language": known if known in LANG_INFO else "",
        "time_zone": blog.time_zone if blog.time_zone in available_timezones() else "",
    }
    has_example = Post.objects.filter(import_ref__startswith=EXAMPLE).exists()
    return {
        name: value
        for name, value in given.items()
        if value and (has_example or getattr(site, name) == getattr(Site(), name))
    }


def take_over_settings(blog: Blog) -> dict[str, str]:
    """Store the settings of the old blog, if this one is new, and return them."""
    if not is_new_blog():
        return {}
    site = Site.objects.current()
    changes = with_settings_of(blog, site)
    for name, value in changes.items():
        setattr(site, name, value)
    if changes:
        save_site(site)
    return changes
