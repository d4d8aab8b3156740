"""Copy the pictures of other sites that texts show, and put the copies in their places."""

from django.db import transaction

from blog.jobs.leasing import claim, give_up, put_off
from blog.media.cleaning import PictureRefused
from blog.media.models import Picture
from blog.media.origins import copy_picture
from blog.net.fetching import FetchFailed, FetchRefused
from blog.posts.citations.recording import record_uses
from blog.posts.citations.used import read_used
from blog.posts.history.models import Revision
from blog.posts.locking import lock_posts
from blog.posts.models import Post
from blog.posts.pictures.models import RemotePicture
from blog.posts.rendering.page import render_post
from blog.posts.unpublished.models import UnpublishedChanges, UsedInChanges
from blog.site.models import Site
from blog.text.html.marks import MarkedText

MARK = "data-remote="


def copy_remote(remote: RemotePicture) -> None:
    """Copy the picture, and show the copy in the post. A failure is retried, a refusal is not."""
    if not claim(remote):
        return
    metadata = {"alt": remote.alt, "caption": remote.caption, "credit": remote.credit}
    try:
        copy_picture(remote.url, **metadata)
    except (PictureRefused, FetchRefused) as refusal:
        give_up(remote, str(refusal))
    except FetchFailed as failure:
        put_off(remote, str(failure))
    else:
        place_copies(remote.post)
        RemotePicture.objects.filter(pk=remote.pk).delete()


@transaction.atomic
def place_copies(post: Post) -> None:
    """Replace the pictures of other sites by their copies, in the post and all its versions.

    The version stays: an author who is writing has the picture of the other site in the text, which
    the next save replaces.
    """
    lock_posts([post])
    text = MarkedText(post.body)
    if take_copies(text):
        used = read_used(text, lead=post.lead_picture_id)
        post.body = text.html
        Post.objects.filter(pk=post.pk).update(body=post.body)
        record_uses(post, text, used)
        render_post(post, site=Site.objects.current())
    for changes in UnpublishedChanges.objects.filter(post=post):
        _place_in_changes(changes)
    for revision in Revision.objects.filter(post=post, body__contains=MARK):
        text = MarkedText(revision.body)
        if take_copies(text):
            Revision.objects.filter(pk=revision.pk).update(body=text.html)


def _place_in_changes(changes: UnpublishedChanges) -> None:
    text = MarkedText(changes.parts.get("body", ""))
    pictures = take_copies(text)
    if pictures:
        changes.parts["body"] = text.html
        changes.save(update_fields=["parts"])
        UsedInChanges.objects.bulk_create(
            [UsedInChanges(changes=changes, picture_id=pk) for pk in sorted(pictures)]
        )


def take_copies(text: MarkedText) -> set[int]:
    """Let the text show the copies that there are; return their primary keys."""
    marks = list(text.remote_pictures())
    if not marks:
        return set()
    urls = {mark.remote for mark, _node in marks}
    copies = Picture.objects.kept().filter(origin_url__in=urls).order_by("-pk")
    known = dict(copies.values_list("origin_url", "pk"))
    return text.replace_remote_pictures(known)


def queue_copies(post: Post, text: MarkedText) -> None:
    """Have the worker copy the pictures of other sites that the text shows."""
    wanted = {mark.remote: mark for mark, _node in text.remote_pictures()}
    RemotePicture.objects.bulk_create(
        [
            RemotePicture(
                post=post, url=url, alt=mark.alt, caption=mark.caption, credit=mark.credit
            )
            for url, mark in sorted(wanted.items())
        ],
        ignore_conflicts=True,
    )
