"""humans.txt (humanstxt.org): who writes the blog."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from blog.posts.bylines.authors import live_authors
from blog.posts.listing.counts import last_change
from blog.web.origin import origin_of
from blog.web.requests import BlogRequest


@require_safe
def humans(request: BlogRequest) -> HttpResponse:
    origin = origin_of(request)
    heading = _("Authors")
    lines = [f"/* {heading} */", ""]
    for author in live_authors():
        count = ngettext("%(n)s post", "%(n)s posts", author.count) % {"n": author.count}
        lines += [author.name, *filter(None, [author.about, author.website])]
        lines += [f"{count}: {origin}{author.get_absolute_url()}", ""]
    changed = last_change()
    about = [request.blog.tagline, f"{origin}/"]
    if changed:
        day = timezone.localdate(changed).isoformat()
        about.append(_("Last update: %(day)s") % {"day": day})
    lines += [f"/* {request.blog.name} */", "", *filter(None, about), "Ibid", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
