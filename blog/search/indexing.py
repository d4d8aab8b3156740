"""Keeping what can be found true to what it is of."""

from collections.abc import Iterable, Iterator

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from blog.comments.models import Comment
from blog.posts.models import Post
from blog.search import backends
from blog.search.marking import END, HIT
from blog.search.models import Findable, Sort
from blog.site.models import Site
from blog.sources.models import Source
from blog.text.words.folding import (
    bare_words,
    headings_of_html,
    pairs_of,
    with_borders,
    words_of_html,
)

BATCH = 200
TEXTS = ("title", "headings", "body", "sources")
UNSAID = dict.fromkeys([0, ord(HIT), ord(END)])  # signs that mean something else to the search


def index_posts(pks: Iterable[int]) -> None:
    """Let these posts be found as they are now; what is no longer out, not at all."""
    pks = list(pks)
    posts = Post.objects.filter(pk__in=pks, published_at__isnull=False, withdrawn_at__isnull=True)
    out = posts.kept().prefetch_related("sources").order_by("published_at", "pk")
    _replace(Q(post__in=pks, comment__isnull=True), [_of_post(post) for post in out])


def index_comments(pks: Iterable[int]) -> None:
    pks = list(pks)
    comments = (
        Comment.objects.visible().spoken().filter(pk__in=pks).select_related("post").order_by("pk")
    )
    _replace(Q(comment__in=pks), [_of_comment(comment) for comment in comments])


def index_sources(pks: Iterable[int]) -> None:
    pks = list(pks)
    sources = Source.objects.kept().filter(pk__in=pks)
    _replace(Q(source__in=pks), [_of_source(source) for source in sources])


def rebuild() -> int:
    """Index everything again, in batches, while readers search on; gives how many there are."""
    for everything, index in (
        (Source.objects.order_by("pk"), index_sources),
        (Comment.objects.order_by("created_at", "pk"), index_comments),
        (Post.objects.order_by("published_at", "pk"), index_posts),
    ):
        for pks in _batches(everything.values_list("pk", flat=True)):
            index(pks)
    backends.current().tidy()
    return Findable.objects.count()


def _batches(pks: Iterable[int]) -> Iterator[list[int]]:
    everything = list(pks)
    for start in range(0, len(everything), BATCH):
        yield everything[start : start + BATCH]


@transaction.atomic
def _replace(old: Q, new: list[Findable]) -> None:
    Findable.objects.filter(old).delete()
    site = Site.objects.current()
    for findable in new:
        findable.language = findable.language or site.language
        for name in TEXTS:
            setattr(findable, name, with_borders(getattr(findable, name).translate(UNSAID)))
        everything = " ".join(getattr(findable, name) for name in TEXTS)
        findable.pairs = f"{pairs_of(everything)} {bare_words(everything)}".strip()
    backends.current().index(Findable.objects.bulk_create(new))


def _of_post(post: Post) -> Findable:
    assert post.published_at is not None
    return Findable(
        sort=Sort(post.kind),
        post=post,
        year=timezone.localtime(post.published_at).year,
        language=post.language,
        title=post.title,
        headings=headings_of_html(post.body),
        body=f"{post.summary} {words_of_html(post.body)}".strip(),
        sources=" · ".join(str(source) for source in dict.fromkeys(post.sources.all())),
    )


def _of_comment(comment: Comment) -> Findable:
    return Findable(
        sort=Sort.COMMENT,
        post=comment.post,
        comment=comment,
        year=timezone.localtime(comment.created_at).year,
        language=comment.post.language,
        headings=comment.name,
        body=words_of_html(comment.rendered),
    )


def _of_source(source: Source) -> Findable:
    rest = source.rest
    said = (source.container_title, rest.get("publisher"), source.issued, source.note)
    return Findable(
        sort=Sort.SOURCE,
        source=source,
        year=source.year,
        title=source.title,
        headings=source.names,
        body=" · ".join(str(part) for part in said if part),
    )
