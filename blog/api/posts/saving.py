"""The one way in which programs change posts, whichever interface they use."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from blog.api.access import Problem
from blog.people.models import Account
from blog.posts import publishing, trashing
from blog.posts.choices import Stage
from blog.posts.drafts import Draft
from blog.posts.locking import StaleSave
from blog.posts.models import Post
from blog.posts.translations.linking import SameLanguage
from blog.posts.unpublished.saving import publish_changes, save_changes
from blog.posts.writing import write
from blog.site.models import Site

GONE = "There is no such post, or the token's account may not change it."


def own_post(account: Account, pk: int, *, in_trash: bool = False) -> Post:
    """Return the post if the account may change it. Raise Problem."""
    posts = Post.objects.written_by(account)
    found = (posts.trashed() if in_trash else posts.kept()).filter(pk=pk).first()
    if found is None:
        raise Problem(404, GONE)
    return found


def create(draft: Draft, *, by: Account, site: Site) -> Post:
    """Store a new post. Raise Problem."""
    with refusals():
        return write(Post(), draft, by=by, site=site)


def update(post: Post, draft: Draft, *, by: Account, site: Site, as_draft: bool = False) -> Post:
    """Save the changed parts of the post; readers see them unless `as_draft`. Raise Problem."""
    with refusals():
        if as_draft and post.is_live:
            return save_changes(post, draft, by=by)
        return publish_changes(post, draft, by=by, site=site)


def publish(post: Post, draft: Draft, *, by: Account, site: Site) -> Post:
    """Publish a draft, or the unpublished changes to a live post. Raise Problem."""
    return update(post, draft | Draft(publishes=not post.is_live), by=by, site=site)


def withdraw(post: Post, *, by: Account, reason: str = "") -> None:
    """Withdraw a published post, or take it off the schedule. Raise Problem."""
    if post.stage not in {Stage.PUBLISHED, Stage.SCHEDULED}:
        raise Problem(409, "This post is not published.")
    publishing.withdraw(post, by=by, reason=reason)


def trash(post: Post, *, by: Account) -> None:
    trashing.move_to_trash(post, by=by)


@transaction.atomic
def restore(post: Post, *, by: Account) -> None:
    trashing.restore(post, by=by)


@contextmanager
def refusals() -> Iterator[None]:
    """Turn the refusals of the verbs into problems."""
    try:
        yield
    except StaleSave:
        refusal = "The post has been saved since the version you started from: fetch it again."
        raise Problem(409, refusal) from None
    except SameLanguage:
        raise Problem(409, "A translation of this post is in that language already.") from None
    except Post.DoesNotExist:
        raise Problem(404, GONE) from None
