"""Keeping the search index up to date with posts, comments, sources and files."""

from collections.abc import Iterable, Iterator

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from blog.comments.models import Comment
from blog.media.files.models import MediaFile
from blog.posts.models import Post
from blog.search.backends import current_backend
from blog.search.models import TEXTS, VERSION, EntryKind, IndexEntry
from blog.search.vocabulary import learn
from blog.site.models import Site
from blog.sources.models import Source
from blog.text.words.search_text import headings_of_html, text_of_html, tokens_of

BATCH = 200
AT_ONCE = 20  # entries per transaction while readers and authors use the blog


def index_posts(pks: Iterable[int]) -> None:
    """Index these posts as they are now; remove those that are no longer published."""
    pks = list(pks)
    posts = Post.objects.filter(pk__in=pks, published_at__isnull=False, withdrawn_at__isnull=True)
    published = posts.kept().prefetch_related("sources").order_by("published_at", "pk")
    _replace(Q(post__in=pks, comment__isnull=True), [_of_post(post) for post in published])


def index_comments(pks: Iterable[int]) -> None:
    """Index these comments as they are now; remove those that readers may not see."""
    pks = list(pks)
    comments = (
        Comment.objects.visible()
        .without_reactions()
        .filter(pk__in=pks)
        .select_related("post")
        .order_by("pk")
    )
    _replace(Q(comment__in=pks), [_of_comment(comment) for comment in comments])


def index_sources(pks: Iterable[int]) -> None:
    """Index these sources as they are now; remove those in the trash."""
    pks = list(pks)
    sources = Source.objects.kept().filter(pk__in=pks)
    _replace(Q(source__in=pks), [_of_source(source) for source in sources])


def index_files(pks: Iterable[int]) -> None:
    """Index these files as they are now, if a published post has them: a PDF page by page."""
    pks = list(pks)
    uses = {"posts__published_at__isnull": False, "posts__withdrawn_at__isnull": True}
    files = MediaFile.objects.kept().filter(pk__in=pks, **uses).distinct().order_by("pk")
    _replace(Q(file__in=pks), [entry for file in files for entry in _of_file(file)])


def index_files_of(posts: Iterable[int]) -> None:
    """Index the files that these posts attach, and those indexed that no post attaches any more."""
    unattached = IndexEntry.objects.all().unattached().values("file")
    files = MediaFile.objects.filter(Q(posts__in=list(posts)) | Q(pk__in=unattached))
    if pks := set(files.values_list("pk", flat=True)):
        index_files(pks)


def rebuild() -> int:
    """Index everything again, in batches, and return the number of entries.

    Readers can search meanwhile.
    """
    for everything, index in (
        (Source.objects.order_by("pk"), index_sources),
        (Comment.objects.order_by("created_at", "pk"), index_comments),
        (MediaFile.objects.order_by("pk"), index_files),
        (Post.objects.order_by("published_at", "pk"), index_posts),
    ):
        for pks in _batches(everything.values_list("pk", flat=True)):
            index(pks)
    current_backend().optimize()
    return IndexEntry.objects.count()


def _batches(pks: Iterable[int]) -> Iterator[list[int]]:
    everything = list(pks)
    for start in range(0, len(everything), BATCH):
        yield everything[start : start + BATCH]


def update_outdated() -> None:
    """Index again what an earlier version of Ibid indexed, the newest first, a little at a time."""
    while found := list(IndexEntry.objects.outdated().order_by("-pk")[:AT_ONCE]):
        of_comments = [entry.comment_id for entry in found if entry.comment_id]
        of_sources = [entry.source_id for entry in found if entry.source_id]
        of_files = {entry.file_id for entry in found if entry.file_id}
        of_posts = [entry.post_id for entry in found if entry.post_id and not entry.comment_id]
        index_comments(of_comments)
        index_sources(of_sources)
        index_files(of_files)
        index_posts(of_posts)


@transaction.atomic
def _replace(old: Q, new: list[IndexEntry]) -> None:
    IndexEntry.objects.filter(old).delete()
    site = Site.objects.current()
    for entry in new:
        entry.language = entry.language or site.language
        entry.version = VERSION
        for name in TEXTS:
            text = getattr(entry, name).replace("\0", "")
            setattr(entry, name, text)
            setattr(entry, f"{name}_tokens", _stored(tokens_of(text, entry.language)))
    current_backend().index(IndexEntry.objects.bulk_create(new))
    # Comments are not learned: what a commenter has erased must not live on.
    learn(text for entry in new if not entry.comment_id for text in _texts(entry))


def _stored(tokens: list[str]) -> str:
    return f" {' '.join(tokens)} " if tokens else ""


def _texts(entry: IndexEntry) -> list[str]:
    return [getattr(entry, name) for name in TEXTS]


def _of_post(post: Post) -> IndexEntry:
    assert post.published_at is not None
    return IndexEntry(
        kind=EntryKind(post.kind),
        post=post,
        year=timezone.localtime(post.published_at).year,
        language=post.language,
        title=post.title,
        headings=headings_of_html(post.body),
        body=f"{post.summary} {text_of_html(post.body)}".strip(),
        sources=" · ".join(str(source) for source in dict.fromkeys(post.sources.all())),
    )


def _of_comment(comment: Comment) -> IndexEntry:
    return IndexEntry(
        kind=EntryKind.COMMENT,
        post=comment.post,
        comment=comment,
        year=timezone.localtime(comment.created_at).year,
        language=comment.post.language,
        headings=comment.name,
        body=text_of_html(comment.rendered),
    )


def _of_source(source: Source) -> IndexEntry:
    rest = source.rest
    parts = (
        source.container_title,
        rest.get("publisher"),
        source.issued_text or source.issued,
        source.note,
    )
    return IndexEntry(
        kind=EntryKind.SOURCE,
        source=source,
        year=source.year,
        title=source.heading,
        headings=source.names,
        body=" · ".join(str(part) for part in parts if part),
    )


def _of_file(file: MediaFile) -> Iterator[IndexEntry]:
    """Yield an entry for what is known of the file, and one for each page with text."""
    about = [file.description, file.credit, *(passage.text for passage in file.passages)]
    yield _entry_of(file, body=" ".join(filter(None, about)))
    for text in file.texts.order_by("number"):
        yield _entry_of(file, body=text.text, page=text.number)


def _entry_of(file: MediaFile, *, body: str, page: int | None = None) -> IndexEntry:
    return IndexEntry(
        kind=EntryKind.FILE,
        file=file,
        page=page,
        year=timezone.localtime(file.uploaded_at).year,
        language=file.language,
        title=file.title,
        body=body,
    )
