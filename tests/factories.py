"""Factories of valid rows with usual values.

Keys and dates are uneven, so that a test fails if one is mistaken for another: each table starts
at a different number (see database.py), and the rows of a test are not in chronological order.
"""

from datetime import UTC, datetime, timedelta
from io import BytesIO
from itertools import count, cycle
from typing import Any, cast

from django.core.files import File
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from PIL import Image

from blog.comments.models import Comment, Kind, State
from blog.comments.posting import post_comment
from blog.comments.spam.layers.timing import stamp
from blog.comments.storing import store_comment
from blog.comments.submissions import Submission
from blog.jobs.models import TaskRetry
from blog.links.models import Host, Link
from blog.mail.models import Email
from blog.media.files.models import MediaFile
from blog.media.files.uploading import upload_file
from blog.media.models import Picture
from blog.media.uploading import store_picture
from blog.mentions.models import Delivery
from blog.people.models import Account, Role
from blog.posts.drafts import Draft
from blog.posts.models import Post
from blog.posts.publishing import withdraw
from blog.posts.trashing import move_to_trash
from blog.posts.writing import write
from blog.site.models import Site
from blog.sources.editing import write_source
from blog.sources.models import Source
from blog.text.formats.markdown import comment_html
from tests import sample_files

numbers = count(1)

A_DAY = datetime(2013, 7, 15, 12, 0, tzinfo=UTC)

# Minutes between the posts of a test, and seconds between its comments.
MINUTES = (0, -30, 15, -45, 30, -15, 45)
SECONDS = (0, 20, 10, 50, 30, 40)
_minutes, _seconds = cycle(MINUTES), cycle(SECONDS)

PHOTO, THUMBNAIL = (900, 600), (90, 60)  # sizes of pictures


def start_clocks() -> None:
    """Start with the same dates in each test."""
    global _minutes, _seconds
    _minutes, _seconds = cycle(MINUTES), cycle(SECONDS)


start_clocks()  # for programs other than tests, such as the sample blog


def make_account(username: str = "", *, role: Role = Role.AUTHOR, **fields: Any) -> Account:
    username = username or f"account{next(numbers)}"
    fields.setdefault("name", username.title())
    is_owner = role == Role.OWNER
    return Account.objects.create_user(
        username,
        password="a-long-password",
        role=role,
        is_staff=True,
        is_superuser=is_owner,
        **fields,
    )


def make_draft(*, author: Account | None = None, tags: tuple[str, ...] = (), **fields: Any) -> Post:
    return _write_post(fields, authors=[author or "A Guest"], tags=tags)


def rewrite(post: Post, *, by: Account | None = None, **draft: Any) -> Post:
    """Save the post with the fields of `draft`."""
    return write(post, cast(Draft, draft), by=by, site=Site.objects.current())


def make_post(
    *,
    at: datetime | None = None,
    author: Account | None = None,
    tags: tuple[str, ...] = (),
    **fields: Any,
) -> Post:
    """Make a published post: a test's first at noon of A_DAY, others earlier or later that day."""
    at = at or A_DAY + timedelta(minutes=next(_minutes))
    publishing = {"publishes": True, "publish_at": at}
    return _write_post(fields, authors=[author or "A Guest"], tags=tags, **publishing)


def _write_post(fields: dict[str, Any], **draft: Any) -> Post:
    fields.setdefault("title", f"Post {next(numbers)}")
    fields.setdefault("body", "<p>Some words.</p>")
    return rewrite(Post(**fields), **draft)


def make_scheduled(**fields: Any) -> Post:
    return make_post(at=timezone.now() + timedelta(days=1), **fields)


def make_withdrawn(*, reason: str = "", **fields: Any) -> Post:
    post = make_post(**fields)
    withdraw(post, reason=reason)
    return post


def make_trashed(**fields: Any) -> Post:
    """Make a post that was published and moved to the trash."""
    post = make_post(**fields)
    move_to_trash(post)
    return post


def make_source(**item: Any) -> Source:
    item.setdefault("type", "book")
    item.setdefault("title", f"Book {next(numbers)}")
    item.setdefault("author", [{"family": "Lüthi", "given": "Lorenz M."}])
    item.setdefault("issued", {"date-parts": [[2008]]})
    return write_source(Source(), item)


def citing(source: Source, **data: str) -> str:
    """Return a citation mark as the editor writes it."""
    attributes = "".join(f' data-{name}="{value}"' for name, value in data.items())
    return f'<cite-ref data-source="{source.pk}"{attributes}></cite-ref>'


def showing(picture: Picture) -> str:
    """A picture mark as the editor writes it."""
    return f'<figure data-picture="{picture.pk}"></figure>'


def make_comment(
    *, post: Post | None = None, state: State = State.PUBLISHED, **fields: Any
) -> Comment:
    fields.setdefault("name", "Reader")
    fields.setdefault("body", "A comment.")
    if "created_at" not in fields:
        age = 0 if fields.get("parent") else next(_seconds)
        fields["created_at"] = timezone.now() - timedelta(seconds=age)
    rendered = comment_html(fields["body"])
    return store_comment(
        Comment(post=post or make_post(), state=state, rendered=rendered, **fields)
    )


def make_mention(*, kind: Kind = Kind.MENTION, name: str = "Ada", **fields: Any) -> Comment:
    """Make a comment that was received by webmention."""
    home = f"https://{name.casefold().replace(' ', '-')}.example/"
    fields.setdefault("original_url", f"{home}{next(numbers)}")
    return make_comment(kind=kind, name=name, website=home, **fields)


def submission(**fields: Any) -> Submission:
    """Return a comment as a reader submits it, some minutes after opening the page."""
    fields.setdefault("stamp", stamp(timezone.now() - timedelta(minutes=5)))
    return Submission(**{"name": "Reader", "body": "A comment.", **fields})


def send_comment(post: Post, sent: Submission, **options: Any) -> Comment:
    """Post a comment with the settings of the stored blog."""
    return post_comment(post, sent, site=Site.objects.current(), **options)


def picture_file(*, size: tuple[int, int] = PHOTO, format: str = "PNG") -> BytesIO:
    """Return a unique picture as an uploaded file."""
    file = BytesIO()
    Image.new("RGB", size, (next(numbers) % 256, 40, 90)).save(file, format)
    file.seek(0)
    file.name = f"picture.{format.lower()}"
    return file


def make_picture(*, size: tuple[int, int] = THUMBNAIL, **fields: Any) -> Picture:
    """Make a picture with one small rendition in each format; with size=PHOTO, it has three."""
    fields.setdefault("alt", "A plain color")
    return store_picture(picture_file(size=size), name="picture.png", **fields)


def make_file(*, content: bytes | None = None, name: str = "paper.pdf", **fields: Any) -> MediaFile:
    """Make a file, by default a PDF with a page of its own, as the worker has read it."""
    fields.setdefault("description", "What it contains")
    content = sample_files.pdf(f"Page {next(numbers)}") if content is None else content
    file = upload_file(File(BytesIO(content), name=name), name=name, **fields).file
    file.refresh_from_db()
    return file


def attaching(file: MediaFile) -> str:
    """Return a file mark as the editor writes it."""
    return f'<figure data-file="{file.pk}"></figure>'


def make_email(**fields: Any) -> Email:
    filled = {"to": "rosa@example.org", "subject": "Hello", "text": "Dear reader", **fields}
    return Email.objects.create(**filled)


def make_failed_email(**fields: Any) -> Email:
    """Make an email that has failed permanently."""
    failed = {"due_at": None, "failed_at": timezone.now(), "error": "550 no such box", **fields}
    return make_email(attempts=Email.policy.max_attempts, **failed)


def make_failed_task(*, pks: tuple[int, ...] = (7,), **fields: Any) -> TaskRetry:
    """Make a task that has failed permanently."""
    now = timezone.now()
    task = DBTaskResult.objects.create(
        status=TaskResultStatus.FAILED,
        args_kwargs={"args": [list(pks)], "kwargs": {}},
        task_path="blog.posts.tasks.render_posts",
        backend_name="default",
        run_after=now,
        finished_at=now,
        traceback="ValueError: it broke",
    )
    failed = {"due_at": None, "failed_at": now, "error": "ValueError: it broke", "attempts": 5}
    return TaskRetry.objects.create(task=task, **{**failed, **fields})


def make_failed_delivery(post: Post, **fields: Any) -> Delivery:
    """Make a delivery of a webmention that has failed permanently."""
    failed = {"due_at": None, "failed_at": timezone.now(), "status": "failed", "attempts": 5}
    pages = {"source": "https://blog.example/x/", "target": "https://ada.example/1"}
    return Delivery.objects.create(post=post, **{**failed, **pages, "error": "503", **fields})


def make_link(url: str = "http://ada.example/letter", **fields: Any) -> Link:
    """A link that is due, as its host is."""
    host, _created = Host.objects.get_or_create(name=url.split("/")[2])
    fields.setdefault("check_at", host.due_at)
    return Link.objects.create(url=url, host=host, **fields)
