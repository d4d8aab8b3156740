"""The card picture of a post, which other sites show for a link to it.

It shows a crop of the lead picture, or the post's title, date and authors in the blog's design, and
is drawn in the background when any of these change.
"""

from io import BytesIO

from django.db import transaction
from django.utils.translation import pgettext

from blog.drawing.cropping import crop_to_preview
from blog.drawing.link_previews import LinkPreview, render_link_preview
from blog.media.generated_files import delete_generated, store_generated
from blog.media.site_images import accent_of, file_of, logo_of
from blog.posts.choices import Stage
from blog.posts.models import Post
from blog.site.dates import format_day
from blog.site.localizing import localized
from blog.site.models import Site


def draw_card(post: Post, *, site: Site) -> None:
    """Draw the post's card and delete the previous one. Safe to run twice.

    Only scheduled and published posts have a card.
    """
    is_shown = post.stage in {Stage.SCHEDULED, Stage.PUBLISHED}
    name = _kept_card(post, site) if is_shown else ""
    with transaction.atomic():
        stored = Post.objects.select_for_update().filter(pk=post.pk)
        former = stored.values_list("card", flat=True).first()
        if former is None or former == name:
            return
        stored.update(card=name)
        forget_cards([former], replacement=name)


def forget_cards(names: list[str], *, replacement: str = "") -> None:
    """Delete these cards unless a post still uses them: posts that look alike share a file."""
    used = set(Post.objects.filter(card__in=names).values_list("card", flat=True))
    unused = [name for name in names if name and name not in used]
    delete_generated(unused, replacement=replacement)


def _kept_card(post: Post, site: Site) -> str:
    if picture := _part_of_lead(post):
        return store_generated(picture, folder="cards", extension="jpg")
    with localized(site):
        return store_generated(
            render_link_preview(_card(post, site)), folder="cards", extension="png"
        )


def _part_of_lead(post: Post) -> bytes | None:
    lead = post.lead_picture
    content = file_of(lead) if lead else b""
    if not (lead and content):
        return None
    return crop_to_preview(BytesIO(content), focus=(lead.focus_x, lead.focus_y))


def _card(post: Post, site: Site) -> LinkPreview:
    return LinkPreview(
        title=post.title,
        day=format_day(post.day) if post.day and not post.is_page else "",
        byline="" if post.is_page else _byline(post),
        name=site.name,
        language=post.language or site.language,
        own_language=site.language,
        accent=accent_of(site),
        logo=logo_of(site),
    )


def _byline(post: Post) -> str:
    """Return the byline as the page shows it, such as "by A, B and C"."""
    *others, last = [str(byline) for byline in post.bylines.select_related("account")] or [""]
    names = [", ".join(others), last] if others else [last]
    by, together = pgettext("byline", "by"), pgettext("byline", "and")
    return f"{by} {f' {together} '.join(names)}" if last else ""
