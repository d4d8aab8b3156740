"""Valid, unsurprising rows for tests."""

from datetime import UTC, datetime, timedelta
from io import BytesIO
from itertools import count
from typing import Any, cast

from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from PIL import Image

from blog.comments.models import Comment, Kind, State
from blog.comments.spam.layers.timing import stamp
from blog.comments.storing import place
from blog.comments.submissions import Submission
from blog.jobs.models import TaskRetry
from blog.mail.models import Email
from blog.media.models import Picture
from blog.media.uploading import store_picture
from blog.mentions.models import Delivery
from blog.people.models import Account, Role
from blog.posts.models import Post
from blog.posts.publishing import publish, withdraw
from blog.posts.trashing import throw_away
from blog.posts.writing import Draft, write
from blog.site.models import Site
from blog.sources.editing import write_source
from blog.sources.models import Source
from blog.text.formats.markdown import comment_html

numbers = count(1)

A_DAY = datetime(2013, 7, 15, 12, 0, tzinfo=UTC)


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
    fields.setdefault("title", f"Post {next(numbers)}")
    fields.setdefault("body", "<p>Some words.</p>")
    return rewrite(Post(**fields), authors=[author or "A Guest"], tags=tags)


def rewrite(post: Post, *, by: Account | None = None, **draft: Any) -> Post:
    """Save the post with what the draft gives."""
    return write(post, cast(Draft, draft), by=by, site=Site.objects.current())


def make_post(*, at: datetime = A_DAY, **fields: Any) -> Post:
    """A published post."""
    post = make_draft(**fields)
    publish(post, at=at, site=Site.objects.current())
    return post


def make_scheduled(**fields: Any) -> Post:
    return make_post(at=timezone.now() + timedelta(days=1), **fields)


def make_withdrawn(*, reason: str = "", **fields: Any) -> Post:
    post = make_post(**fields)
    withdraw(post, reason=reason)
    return post


def make_trashed(**fields: Any) -> Post:
    """A post that was published and thrown away."""
    post = make_post(**fields)
    throw_away(post)
    return post


def make_source(**item: Any) -> Source:
    item.setdefault("type", "book")
    item.setdefault("title", f"Book {next(numbers)}")
    item.setdefault("author", [{"family": "Lüthi", "given": "Lorenz M."}])
    item.setdefault("issued", {"date-parts": [[2008]]})
    return write_source(Source(), item)


def citing(source: Source, **data: str) -> str:
    """A citation mark as the editor writes it."""
    said = "".join(f' data-{name}="{value}"' for name, value in data.items())
    return f'<cite-ref data-source="{source.pk}"{said}></cite-ref>'


def make_comment(
    *, post: Post | None = None, state: State = State.PUBLISHED, **fields: Any
) -> Comment:
    fields.setdefault("name", "Reader")
    fields.setdefault("body", "A comment.")
    fields.setdefault("created_at", timezone.now())
    rendered = comment_html(fields["body"])
    return place(Comment(post=post or make_post(), state=state, rendered=rendered, **fields))


def make_mention(*, kind: Kind = Kind.MENTION, name: str = "Ada", **fields: Any) -> Comment:
    """A comment that came by webmention."""
    address = f"https://{name.casefold().replace(' ', '-')}.example/"
    fields.setdefault("elsewhere", f"{address}{next(numbers)}")
    return make_comment(kind=kind, name=name, website=address, **fields)


def submission(**said: Any) -> Submission:
    """A comment as a reader sends it, some minutes after the page was opened."""
    said.setdefault("stamp", stamp(timezone.now() - timedelta(minutes=5)))
    return Submission(**{"name": "Reader", "body": "A comment.", **said})


def picture_file(*, size: tuple[int, int] = (900, 600), format: str = "PNG") -> BytesIO:
    """A picture no other test has, as an uploaded file."""
    file = BytesIO()
    Image.new("RGB", size, (next(numbers) % 256, 40, 90)).save(file, format)
    file.seek(0)
    file.name = f"picture.{format.lower()}"
    return file


def make_picture(**fields: Any) -> Picture:
    fields.setdefault("alt", "A plain color")
    return store_picture(picture_file(), name="picture.png", **fields)


def make_email(**fields: Any) -> Email:
    filled = {"to": "rosa@example.org", "subject": "Hello", "text": "Dear reader", **fields}
    return Email.objects.create(**filled)


def make_failed_email(**fields: Any) -> Email:
    """An email that was given up."""
    failed = {"due_at": None, "failed_at": timezone.now(), "error": "550 no such box", **fields}
    return make_email(attempts=Email.policy.max_attempts, **failed)


def make_failed_task(*, pks: tuple[int, ...] = (7,), **fields: Any) -> TaskRetry:
    """A task that was given up."""
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
    """A webmention that was given up."""
    failed = {"due_at": None, "failed_at": timezone.now(), "status": "failed", "attempts": 5}
    pages = {"source": "https://blog.example/x/", "target": "https://ada.example/1"}
    return Delivery.objects.create(post=post, **{**failed, **pages, "error": "503", **fields})
