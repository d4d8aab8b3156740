"""Restore a post to one of its revisions."""

from django.db import transaction
from django.utils.translation import gettext as _

from blog.people.models import Account
from blog.posts.drafts import Draft
from blog.posts.history.models import Revision
from blog.posts.history.wordings import Wording
from blog.posts.models import Post
from blog.posts.unpublished.saving import delete_changes, save_changes
from blog.posts.writing import write
from blog.site.models import Site
from blog.sources.models import FormerKey, Source


@transaction.atomic
def restore(
    revision: Revision,
    *,
    by: Account | None,
    site: Site,
    based_on: int | None = None,
    correction: str = "",
    publishes: bool = True,
) -> Post:
    """Save the wording of the revision as the post's current one, which makes a new revision.

    Unless it `publishes`, the wording of a live post is restored as unpublished changes; otherwise
    the post keeps no unpublished changes. Return the post. Raise StaleSave if its stored version is
    not `based_on`.
    """
    wording = revision.wording
    draft = Draft(
        title=wording.title,
        body=wording.body,
        summary=wording.summary,
        language=wording.language,
        citation_style=wording.citation_style,
        tags=wording.tags,
        consulted=consulted_in(wording),
        correction=correction,
        based_on=based_on,
    )
    message = _("Restored version %(number)d of “%(title)s”.") % {
        "number": revision.number,
        "title": wording.title,
    }
    if revision.post.is_live and not publishes:
        return save_changes(
            revision.post, draft, by=by, restored_from=revision.number, message=message
        )
    post = write(
        revision.post, draft, by=by, site=site, restored_from=revision.number, message=message
    )
    delete_changes(post)
    return post


def consulted_in(wording: Wording) -> list[Source]:
    """Return the sources consulted for a wording, by their current or former keys.

    Sources that no longer exist are skipped.
    """
    keys = wording.consulted
    former = FormerKey.objects.filter(key__in=keys).select_related("source")
    known = {key.key: key.source for key in former}
    known |= {source.key: source for source in Source.objects.filter(key__in=keys)}
    return [known[key] for key in keys if key in known]
