"""The rows of a batch of generated posts, as the verbs would have stored them."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from blog.management.generating.plan import Plan
from blog.management.generating.texts import Texts
from blog.people.models import Account
from blog.posts.bylines.models import Byline
from blog.posts.choices import Kind
from blog.posts.citations.recording import label_marks, record_uses
from blog.posts.citations.used import Used
from blog.posts.models import Post
from blog.posts.permalinks.assigning import give_permalink
from blog.posts.permalinks.models import Permalink
from blog.posts.rendering.page import render
from blog.posts.series.models import Series
from blog.posts.tags.models import Tag, Tagging
from blog.site.models import Site
from blog.sources.models import Source
from blog.text.html.marks import MarkedText
from blog.text.html.sanitizing import clean_post
from blog.text.words.slugs import slugify

PARAGRAPHS = 4


@dataclass(frozen=True)
class Cast:
    """What posts share: their tags by name, authors in order, and series in order."""

    site: Site
    tags: Mapping[str, Tag]
    authors: list[Account]
    series: list[Series]


@dataclass(frozen=True)
class NewPost:
    """A post before it is stored, with its number in the plan, its text and its sources."""

    number: int
    post: Post
    text: MarkedText
    used: Used


def make_post(
    number: int, *, plan: Plan, texts: Texts, cast: Cast, sources: Iterable[Source]
) -> NewPost:
    """Return a rendered post that cites the sources, with its permalink, before it is stored."""
    title = texts.title()
    post = Post(
        kind=Kind.POST,
        title=title,
        slug=f"{slugify(title)}-{number}",
        body=_body(texts.paragraphs(PARAGRAPHS), sources),
        published_at=plan.published_at(number),
        listed_at=plan.published_at(number),
        comment_count=plan.visible_comments(number),
    )
    if place := plan.place_in_series(number):
        post.series, post.series_position = cast.series[place[0]], place[1]
    return _rendered(number, post, site=cast.site, sources=sources)


def make_page(title: str, *, plan: Plan, texts: Texts, cast: Cast) -> NewPost:
    """Return a page, such as About, before it is stored."""
    body = _body(texts.paragraphs(PARAGRAPHS), ())
    page = Post(kind=Kind.PAGE, title=title, slug=slugify(title), body=body)
    page.published_at = plan.published_at(0)
    return _rendered(0, page, site=cast.site, sources=())


def store_posts(batch: list[NewPost]) -> None:
    """Store the posts with their permalinks, citations and uses."""
    Post.objects.bulk_create(new.post for new in batch)
    Permalink.objects.bulk_create(
        Permalink(path=str(new.post.permalink_id), post=new.post) for new in batch
    )
    for new in batch:
        if new.used.sources:
            record_uses(new.post, new.text, new.used, is_new=True)


def store_bylines_and_tags(batch: list[NewPost], *, plan: Plan, cast: Cast) -> None:
    Byline.objects.bulk_create(
        Byline(post=new.post, listed_at=new.post.listed_at, **_author_of(new, plan, cast))
        for new in batch
    )
    Tagging.objects.bulk_create(
        Tagging(tag=cast.tags[name], content_object=new.post, listed_at=new.post.listed_at)
        for new in batch
        for name in plan.tags(new.number)
    )


def _author_of(new: NewPost, plan: Plan, cast: Cast) -> dict[str, Any]:
    author = plan.author(new.number)
    if isinstance(author, str):
        return {"guest": author, "listed_as": slugify(author)}
    return {"account": cast.authors[author], "listed_as": cast.authors[author].slug}


def _body(paragraphs: list[str], sources: Iterable[Source]) -> str:
    """Return the paragraphs as HTML, with the citations at the end of the first."""
    marks = "".join(f'<cite-ref data-source="{source.pk}"></cite-ref>' for source in sources)
    first, *others = paragraphs
    heading = f"<h2>{others[0].partition(' ')[0].capitalize()}</h2>"
    return f"<p>{first}{marks}.</p>{heading}" + "".join(f"<p>{other}.</p>" for other in others)


def _rendered(number: int, post: Post, *, site: Site, sources: Iterable[Source]) -> NewPost:
    """Do to a post what `posts.writing` does before it stores a new one."""
    text = MarkedText(clean_post(post.body))
    used = Used({source.pk: source for source in sources}, {}, {})
    label_marks(text, used.sources)
    post.body = text.html
    for name, value in asdict(render(post, site=site, consulted=(), used=used)).items():
        setattr(post, name, value)
    give_permalink(post, site=site)
    return NewPost(number, post, text, used)
