"""Create the example blog on the first start, and remove it with one button."""

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
from blog.posts.drafts import Draft
from blog.posts.menu.building import make_menu
from blog.posts.models import Post
from blog.posts.permalinks.models import Permalink
from blog.posts.rendering.card_pictures import forget_cards
from blog.posts.tags.models import Tag
from blog.posts.writing import write
from blog.site.editing import save_site
from blog.site.models import Site
from blog.sources.editing import write_source
from blog.sources.models import Source
from blog.text.formats.markdown import comment_html
from blog.text.html.marks import MarkedText

CONTENT = Path(__file__).parent / "content"
REF, AFTER_REF = "welcome/", "welcome0"  # the character after the slash is 0


def is_new_blog() -> bool:
    """Return whether there are no accounts, posts or sources yet."""
    return not (Account.objects.exists() or Post.objects.exists() or Source.objects.exists())


def is_there() -> bool:
    """Return whether any posts of the example blog exist, by the index of references."""
    return Post.objects.filter(import_ref__gte=REF, import_ref__lt=AFTER_REF).exists()


@transaction.atomic
def write_welcome_blog() -> None:
    """Create the example blog, replacing what is left of an earlier one."""
    _remove_content()
    plan = _read("blog.json")
    if is_new_blog():
        Site.objects.update_or_create(pk=Site.SINGLETON_PK, defaults=plan["site"])
    site = Site.objects.current()
    sources = {item["id"]: _write_source(item) for item in _read("sources.json")}
    pictures = {fields["file"]: _store_picture(fields) for fields in plan["pictures"]}
    posts = {
        fields["file"]: _write_post(fields, site=site, sources=sources, pictures=pictures)
        for fields in plan["posts"]
    }
    _write_comments(plan["comments"], posts)


@transaction.atomic
def remove_welcome_blog(*, by: Account | None = None) -> None:
    """Remove the example blog, except sources, pictures and tags that other posts use.

    Its tagline goes as well and, if the blog still has its name, its name and time zone.
    """
    _remove_content()
    site = Site.objects.current()
    if has_example_name(site):
        site.name, site.time_zone = Site().name, Site().time_zone
    clear_tagline(site)
    save_site(site)
    note(by, _("Removed the example blog."))


def has_example_name(site: Site) -> bool:
    return bool(site.name == _read("blog.json")["site"]["name"])


def clear_tagline(site: Site) -> None:
    """Clear the tagline if it is the example's; `site` is not saved."""
    if site.tagline == _read("blog.json")["site"]["tagline"]:
        site.tagline = ""


def _remove_content() -> None:
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


def _read(name: str) -> Any:
    return json.loads((CONTENT / name).read_text("utf-8"))


def _write_source(item: Mapping[str, Any]) -> Source:
    custom = item.get("custom", {})
    ref = REF + item["id"]
    known = Source.objects.filter(import_ref=ref).first()
    return write_source(
        known or Source(import_ref=ref),
        item,
        source_role=custom.get("kind", ""),
        note=custom.get("note", ""),
    )


def _store_picture(fields: Mapping[str, Any]) -> Picture:
    texts = {name: fields[name] for name in ("alt", "caption", "credit", "license")}
    ref = REF + fields["file"]
    if fields.get("missing"):
        digest = "0" * 64  # of no file: the example shows what readers see if one is missing
        Picture.objects.filter(import_ref=ref).delete()
        return Picture.objects.bulk_create(
            [
                Picture(
                    digest=digest,
                    file=f"pictures/00/{digest}.jpg",
                    width=fields["width"],
                    height=fields["height"],
                    import_ref=ref,
                    **texts,
                )
            ]
        )[0]
    with (CONTENT / fields["file"]).open("rb") as file:
        picture = store_picture(file, name=fields["file"], **texts)
    Picture.objects.filter(pk=picture.pk, import_ref=None).update(import_ref=ref)
    return picture


def _write_post(
    fields: Mapping[str, Any],
    *,
    site: Site,
    sources: Mapping[str, Source],
    pictures: Mapping[str, Picture],
) -> Post:
    text = MarkedText((CONTENT / fields["file"]).read_text("utf-8"))
    text.resolve_names(
        sources={key: source.pk for key, source in sources.items()},
        pictures={name: picture.pk for name, picture in pictures.items()},
    )
    lead = pictures.get(fields.get("lead_picture", ""))
    if lead:
        lead.refresh_from_db()  # its renditions may be ready by now
    draft = Draft(
        kind=fields["kind"],
        title=fields["title"],
        slug=fields["slug"],
        summary=fields["summary"],
        body=text.html,
        lead_picture=lead,
        authors=[fields["byline"]],
        tags=fields["tags"],
        publish_at=datetime.fromisoformat(fields["published_at"]),
        publishes=True,
    )
    return write(Post(import_ref=REF + fields["file"]), draft, by=None, site=site)


def _write_comments(comments: list[dict[str, Any]], posts: Mapping[str, Post]) -> None:
    written: dict[str | None, Comment] = {}
    for fields in comments:
        written[fields["ref"]] = store_comment(
            Comment(
                post=posts[fields["post"]],
                parent=written.get(fields["parent"]),
                name=fields["name"],
                website=fields["website"],
                body=fields["body"],
                rendered=comment_html(fields["body"]),
                state=State.PUBLISHED,
                created_at=datetime.fromisoformat(fields["created_at"]),
                import_ref=REF + fields["ref"],
            )
        )
