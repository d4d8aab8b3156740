"""The welcome blog: written on the first start, removed with one button."""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from blog.comments.models import Comment, State
from blog.comments.storing import store_comment
from blog.media.models import Picture
from blog.media.uploading import store_picture
from blog.people.audit import note
from blog.people.models import Account
from blog.posts.menu.building import make_menu
from blog.posts.models import Post
from blog.posts.permalinks.models import Permalink
from blog.posts.rendering.card_pictures import forget_cards
from blog.posts.tags.models import Tag
from blog.posts.writing import Draft, write
from blog.site.models import Site
from blog.sources.editing import write_source
from blog.sources.models import Source
from blog.text.formats.markdown import comment_html
from blog.text.html.marks import MarkedText

CONTENT = Path(__file__).parent / "content"
REF = "welcome/"


def is_new_blog() -> bool:
    """Whether nobody has written or set up anything yet."""
    return not (Account.objects.exists() or Post.objects.exists() or Source.objects.exists())


def is_there() -> bool:
    return Post.objects.filter(import_ref__startswith=REF).exists()


@transaction.atomic
def write_welcome_blog() -> None:
    """Write the welcome blog; what is already there of it is made again."""
    remove_welcome_blog()
    plan = _read("blog.json")
    if is_new_blog():
        Site.objects.update_or_create(pk=Site.SINGLETON_PK, defaults=plan["site"])
    site = Site.objects.current()
    sources = {item["id"]: _write_source(item) for item in _read("sources.json")}
    pictures = {said["file"]: _store_picture(said) for said in plan["pictures"]}
    posts = {
        said["file"]: _write_post(said, site=site, sources=sources, pictures=pictures)
        for said in plan["posts"]
    }
    _write_comments(plan["comments"], posts)


@transaction.atomic
def remove_welcome_blog(*, by: Account | None = None) -> None:
    """Remove every post, comment, source and picture of it that nothing else uses."""
    posts = Post.objects.filter(import_ref__startswith=REF)
    tags = list(Tag.objects.filter(taggings__content_object__in=posts))
    Comment.objects.filter(post__in=posts).delete()
    posts.update(published_at=None, permalink=None, withdrawn_at=None)
    Permalink.objects.filter(post__in=posts).delete()
    cards = list(posts.values_list("card", flat=True))
    posts.delete()
    forget_cards(cards)
    make_menu()
    Source.objects.filter(import_ref__startswith=REF, citations=None).delete()
    Picture.objects.filter(import_ref__startswith=REF, uses=None, led_posts=None).delete()
    Tag.objects.filter(pk__in=[tag.pk for tag in tags], taggings=None).delete()
    note(by, _("Removed the example blog."))


def _read(name: str) -> Any:
    return json.loads((CONTENT / name).read_text("utf-8"))


def _write_source(item: Mapping[str, Any]) -> Source:
    said = item.get("custom", {})
    ref = REF + item["id"]
    known = Source.objects.filter(import_ref=ref).first()
    return write_source(
        known or Source(import_ref=ref),
        item,
        source_role=said.get("kind", ""),
        note=said.get("note", ""),
    )


def _store_picture(said: Mapping[str, Any]) -> Picture:
    words = {name: said[name] for name in ("alt", "caption", "credit", "license")}
    ref = REF + said["file"]
    if said.get("missing"):
        digest = "0" * 64  # of no file: this one is lost, to show what readers then see
        Picture.objects.filter(import_ref=ref).delete()
        return Picture.objects.bulk_create(
            [
                Picture(
                    digest=digest,
                    file=f"pictures/00/{digest}.jpg",
                    width=said["width"],
                    height=said["height"],
                    import_ref=ref,
                    **words,
                )
            ]
        )[0]
    with (CONTENT / said["file"]).open("rb") as file:
        picture = store_picture(file, name=said["file"], **words)
    Picture.objects.filter(pk=picture.pk, import_ref=None).update(import_ref=ref)
    return picture


def _write_post(
    said: Mapping[str, Any],
    *,
    site: Site,
    sources: Mapping[str, Source],
    pictures: Mapping[str, Picture],
) -> Post:
    text = MarkedText((CONTENT / said["file"]).read_text("utf-8"))
    text.resolve_names(
        sources={key: source.pk for key, source in sources.items()},
        pictures={name: picture.pk for name, picture in pictures.items()},
    )
    lead = pictures.get(said.get("lead_picture", ""))
    if lead:
        lead.refresh_from_db()  # its copies may be ready by now
    draft = Draft(
        kind=said["kind"],
        title=said["title"],
        slug=said["slug"],
        summary=said["summary"],
        body=text.html,
        lead_picture=lead,
        authors=[said["byline"]],
        tags=said["tags"],
        publish_at=datetime.fromisoformat(said["published_at"]),
        publishes=True,
    )
    return write(Post(import_ref=REF + said["file"]), draft, by=None, site=site)


def _write_comments(comments: list[dict[str, Any]], posts: Mapping[str, Post]) -> None:
    written: dict[str | None, Comment] = {}
    for said in comments:
        written[said["ref"]] = store_comment(
            Comment(
                post=posts[said["post"]],
                parent=written.get(said["parent"]),
                name=said["name"],
                website=said["website"],
                body=said["body"],
                rendered=comment_html(said["body"]),
                state=State.PUBLISHED,
                created_at=datetime.fromisoformat(said["created_at"]),
                import_ref=REF + said["ref"],
            )
        )
