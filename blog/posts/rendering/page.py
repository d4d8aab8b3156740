"""Render a post's page from its text: citations, notes, pictures, files, headings.

The page is rendered and stored when anything it shows changes, never during a request for it.
`manage.py render` renders any or all posts again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation

from blog.posts.citations.used import Used, read_used
from blog.posts.kinds.registry import KINDS
from blog.posts.models import Post
from blog.posts.rendering.figures import (
    Figure,
    figure_html,
    image_object,
    lead_figure,
    lead_html,
)
from blog.posts.rendering.progress import Progress
from blog.posts.rendering.references import References, consulted_for, references_of
from blog.site.languages import direction_of
from blog.site.models import Site
from blog.sources.available_styles import style_named
from blog.sources.metadata.schema_org import schema_org
from blog.sources.models import Source
from blog.text.html.excerpts import excerpt_of
from blog.text.html.marks import MarkedText
from blog.text.html.outlines import Heading, outline_of, reading_minutes
from blog.text.words.search_text import text_of_html


@dataclass(frozen=True)
class Rendering:
    """The stored page of a post.

    The `rendered…` fields are HTML: `rendered_sources` is "" without sources and notes, and
    `rendered_lead` is "" without a lead picture that can be shown. `excerpt` is plain text;
    `cited_works` and `shown_pictures` are schema.org data.
    """

    rendered: str
    rendered_sources: str
    rendered_lead: str
    cited_works: list[dict[str, Any]]
    shown_pictures: list[dict[str, Any]]
    excerpt: str
    outline: list[Heading]
    reading_minutes: int


def render_post(post: Post, *, site: Site) -> None:
    """Render the post's page and store it."""
    Post.objects.filter(pk=post.pk).update(**asdict(render(post, site=site)))


def render(
    post: Post,
    *,
    site: Site,
    consulted: Sequence[Source] | None = None,
    used: Used | None = None,
) -> Rendering:
    """Return the post's page without storing it.

    `consulted` are the sources consulted for the post, and `used` what it uses;
    both are read from the database if not given.
    """
    text, lead_key = MarkedText(post.body), post.lead_picture_id
    used = used or read_used(text, lead=lead_key)
    language = post.language or site.language
    with translation.override(language):
        references = references_of(
            text,
            sources=used.sources,
            consulted=consulted_for(post) if consulted is None else consulted,
            style=style_named(post.citation_style or site.citation_style),
            language=language,
        )
        base = post.direction or direction_of(language)
        progress = Progress(text, used, references, site, base)
        for kind in KINDS:
            kind.place(progress)
        lead = lead_figure(used.pictures[lead_key]) if lead_key else None
        return _rendering(post, progress, lead)


def _rendering(post: Post, progress: Progress, lead: Figure | None) -> Rendering:
    text, references, figures = progress.text, progress.references, progress.figures
    is_above = lead and post.lead_picture_id not in figures
    minutes = reading_minutes(post.body)
    return Rendering(
        rendered=(figure_html(lead) if lead and is_above else "") + text.html,
        rendered_sources=_sources_html(references, text_length=len(text_of_html(post.body))),
        rendered_lead=lead_html(lead) if lead else "",
        cited_works=[schema_org(entry.item) for entry in references.cited],
        shown_pictures=_pictures([lead, *figures.values()] if is_above else figures.values()),
        excerpt=post.summary or excerpt_of(post.body),
        outline=outline_of(text.html, minutes=minutes),
        reading_minutes=minutes,
    )


def _pictures(figures: Iterable[Figure | None]) -> list[dict[str, Any]]:
    return [image_object(figure) for figure in figures if figure and figure.url]


def _sources_html(references: References, *, text_length: int) -> str:
    """Return the lists at the end; that of the sources is folded if it is as long as the text."""
    if not references.entries and not references.notes:
        return ""
    context = {"references": references, "is_folded": references.length > text_length}
    return render_to_string("rendered/sources.html", context)
