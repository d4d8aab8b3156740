"""Requesting every address of an imported blog once, in this process, to name those that fail."""

import logging
from collections.abc import Iterator

from django.conf import settings

from blog.imports.old_addresses import label_path
from blog.imports.planning import Plan
from blog.imports.records import Redirect
from blog.imports.targets import Targets
from blog.net.own_pages import OwnPages
from blog.posts.models import Post
from blog.posts.tags.models import Tag

logger = logging.getLogger(__name__)

OK, MOVED = 200, {301, 302, 308}
MOST_FOLLOWED = 300  # addresses of which the page itself is requested, too
BLOGGER = (
    *("/", "/?m=1", "/search?q=a", "/atom.xml", "/rss.xml", "/feeds/comments/default"),
    *("/feeds/posts/default", "/feeds/posts/default?alt=rss", "/feeds/posts/default?alt=json"),
)


def check_addresses(plan: Plan) -> int | None:
    """Request every old address, warn of those that fail, and return how many answered.

    With DEBUG, Django's own page answers for what is not found, so nothing is requested.
    """
    if settings.DEBUG:
        return None
    pages = OwnPages(purpose="checks imported addresses")
    answered = 0
    for number, path in enumerate(_addresses(plan)):
        status = _status_of(path, pages, follows=number < MOST_FOLLOWED)
        answered += status == OK
        if status != OK:
            plan.report.warn(f"The old address {path} answers {status}.")
    return answered


def _addresses(plan: Plan) -> Iterator[str]:
    """Yield the old paths of what readers can see, each once."""
    yield from dict.fromkeys((*(old for old, _new in _live(plan)), *_redirects(plan)))
    if plan.system == "blogger":
        yield from BLOGGER
        yield from _of_labels_and_months(plan)


def _live(plan: Plan) -> Iterator[tuple[str, str]]:
    prefix = plan.ref("")
    posts = Post.objects.live().filter(import_ref__startswith=prefix)
    live = set(posts.values_list("permalink_id", flat=True))
    return ((old, new) for old, new in plan.paths.moved() if new in live)


def _redirects(plan: Plan) -> Iterator[str]:
    if plan.report.redirects:
        targets = Targets(plan)
        for record in plan.request.records():
            if isinstance(record, Redirect) and not record.is_guess and targets.path_of(record.to):
                yield record.path


def _of_labels_and_months(plan: Plan) -> Iterator[str]:
    posts = Post.objects.live().filter(import_ref__startswith=plan.ref(""))
    tags = Tag.objects.filter(taggings__content_object__in=posts.posts()).distinct()
    yield from (label_path(tag.name) for tag in tags)
    for date in posts.posts().datetimes("published_at", "month"):
        yield f"/{date:%Y}/"
        yield f"/{date:%Y_%m}_01_archive.html"


def _status_of(path: str, pages: OwnPages, *, follows: bool) -> int:
    """Return the status at a path, or that of the page it redirects to, if it `follows`.

    A page that cannot be made at all counts as 500.
    """
    status = 0
    for _hop in range(4):
        try:
            with pages.ask(path.partition("#")[0]) as answer:
                status, location = answer.status, answer.location
        except Exception:
            logger.exception("An old address could not be answered: %s", path)
            return 500
        if status not in MOVED:
            return status
        path = location
        if not path.startswith("/") or not follows:
            return OK
    return status
