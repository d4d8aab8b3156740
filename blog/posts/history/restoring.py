"""Restore a post to one of its revisions."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from blog.people.models import Account
from blog.posts.history.models import Revision
from blog.posts.models import Post
from blog.posts.writing import Draft, write
from blog.site.models import Site
from blog.sources.models import FormerKey, Source


def restore(
    revision: Revision,
    *,
    by: Account | None,
    site: Site,
    based_on: int | None = None,
    correction: str = "",
) -> Post:
    """Save the wording of the revision as the post's current one, which makes a new revision.

    Return the post. Raise StaleSave if its stored version is not `based_on`.
    """
    wording = revision.wording
    draft = Draft(
        title=wording.title,
        body=wording.body,
        summary=wording.summary,
        language=wording.language,
        citation_style=wording.citation_style,
        tags=wording.tags,
        consulted=_sources_with(wording.consulted),
        correction=correction,
        based_on=based_on,
    )
    message = _("Restored version %(number)d of “%(title)s”.") % {
        "number": revision.number,
        "title": wording.title,
    }
    return write(
        revision.post, draft, by=by, site=site, restored_from=revision.number, message=message
    )


def _sources_with(keys: Sequence[str]) -> list[Source]:
    """Return the sources with these current or former keys, in this order; skip missing ones."""
    former = FormerKey.objects.filter(key__in=keys).select_related("source")
    known = {key.key: key.source for key in former}
    known |= {source.key: source for source in Source.objects.filter(key__in=keys)}
    return [known[key] for key in keys if key in known]
