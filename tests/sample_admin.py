"""Sample data for every page of the admin panel, on top of the sample blog."""

from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import timezone

from blog.comments.emails.decision_links import decision_urls
from blog.comments.emails.following import follow_url
from blog.comments.emails.models import Follow
from blog.comments.models import Comment, State
from blog.comments.moderation.deciding import approve
from blog.comments.privacy.data_requests import request_data
from blog.comments.privacy.models import DeletionLog
from blog.comments.versions.edit_links import edit_token
from blog.exports.runs.models import BlogExport, ExportFormat, storage
from blog.imports.records import Place
from blog.imports.report import Report
from blog.imports.runs.models import BlogImport
from blog.jobs.models import PeriodicJob
from blog.links.history.models import LinkStateCount
from blog.links.models import LinkState, LinkUse
from blog.links.quotations.models import QuotationCheck
from blog.mail.models import Email
from blog.media.files.describing import describe_file
from blog.media.integrity.verifying import verify
from blog.people import inviting, passwords, two_factor
from blog.people.audit import note
from blog.people.models import Account, Role
from blog.people.tokens.making import make_token
from blog.people.tokens.models import Scope
from blog.posts.autosave.autosaving import autosave, leave
from blog.posts.bulk.changing import Change, change_several
from blog.posts.bulk.models import Act
from blog.posts.models import Post
from blog.posts.previews.sharing import share_preview
from blog.posts.publishing import withdraw
from blog.posts.series.models import Series
from blog.posts.tags.models import Tag
from blog.posts.tags.tagging import name_synonyms
from blog.posts.trashing import move_to_trash
from blog.posts.unpublished.saving import save_changes
from blog.site.models import Site
from blog.site.redirects.editing import save_redirect
from blog.site.redirects.models import Redirect
from blog.sources import styles
from blog.sources.available_styles import add_style
from blog.sources.imports.models import ImportRun
from blog.sources.models import Source
from blog.statistics.missing_paths import add_missing
from blog.statistics.models import BlogVisitors, PostViews, Referral, SearchMiss
from blog.webhooks.editing import add_webhook
from blog.webhooks.models import Event, Webhook, WebhookDelivery
from tests import sample_files
from tests.copies.conftest import keep
from tests.factories import (
    citing,
    make_account,
    make_comment,
    make_draft,
    make_email,
    make_failed_delivery,
    make_failed_email,
    make_failed_task,
    make_file,
    make_link,
    make_picture,
    make_post,
    make_scheduled,
    make_source,
    make_trashed,
    rewrite,
    send_comment,
    submission,
)
from tests.sample_blog import LONG_TITLE, WORDS, make_it_empty

WINDOW = UUID(int=5)
CSL = Path(styles.__file__).parent / "csl" / "ieee.csl"
READER = "rosa@example.org"
ARABIC = "دفتر حارس القناة الثاني وما كتبه فيه"


def make_empty_blog() -> None:
    """Delete everything except an owner's account."""
    make_it_empty()
    make_account("anna", role=Role.OWNER, name="Anna Keeper", email="anna@example.org")


def write_sample_admin() -> dict[str, Any]:
    """Create data for every page, with the owner that `make_empty_blog` left.

    Return the values for the paths in `tests.admin_pages`.
    """
    settings.MAIL_IS_ON = True  # emails are queued, but not sent
    anna = Account.objects.get(username="anna")
    make_account("chiara", name="Chiara of the Towpath", email="chiara@example.org")
    make_account("dov", role=Role.MODERATOR, email="dov@example.org")
    codes = _with_two_factor(make_account("eva", role=Role.EDITOR, email="eva@example.org"))
    _exports(anna)
    return {
        **_posts(anna),
        **_sources_and_pictures(),
        **_comments(anna),
        **_people(anna),
        **_emails(),
        **_failed_jobs(),
        **_links(),
        **_tags(),
        **_redirects(),
        "webhook": _webhook(anna).pk,
        "codes": codes,
        "window": str(WINDOW),
        "style": add_style(CSL.read_bytes()).pk,
        "blog_import": _checked_import().pk,
        "import_run": ImportRun.objects.create(text="@book{a, title = {A}}", total=3, done=1).pk,
    }


def _webhook(anna: Account) -> Webhook:
    """Add a webhook with a delivery of each outcome, and a token of the owner."""
    make_token(anna, name="MarsEdit on the laptop", scopes=list(Scope))
    webhook = add_webhook(url="https://hooks.example/in?key=" + "long" * 20, events=list(Event))
    now = timezone.now()
    outcomes: tuple[dict[str, Any], ...] = (
        {"due_at": None, "sent_at": now, "status": 204},
        {"due_at": None, "failed_at": now, "attempts": 8, "error": "It responded with 500 Oops"},
        {"failed_at": now, "attempts": 2, "error": "hooks.example did not answer in time."},
    )
    for number, fields in enumerate(outcomes):
        WebhookDelivery.objects.create(
            webhook=webhook,
            message_id=f"msg_{number}",
            event=Event.POST_PUBLISHED,
            body='{"type": "post.published", "data": {"title": "' + LONG_TITLE + '"}}',
            **fields,
        )
    return webhook


def _redirects() -> dict[str, Any]:
    add_missing({"/2013/07/the-price-of-cole.html": 31, f"/{'long-' * 30}/": 4, "/wp-*": 950})
    save_redirect(Redirect(path="/old-blog/*", target="/archive/"))
    redirect = Redirect(path="/about-me.html", target="/about/")
    save_redirect(redirect)
    return {"redirect": redirect.pk}


def _with_two_factor(account: Account) -> list[str]:
    """Turn two-factor authentication on; return the backup codes."""
    account.two_factor_enabled_at = timezone.now()
    account.save(update_fields=["two_factor_enabled_at"])
    return two_factor.make_backup_codes(account)


def _posts(anna: Account) -> dict[str, Any]:
    chiara = Account.objects.get(username="chiara")
    source = make_source(id="ferry", title="The Ferry at the Second Lock")
    picture = make_picture(alt="A ferry, seen from the towpath", credit="A. Keeper")
    body = (
        f"<h2>The ferry</h2><p>{WORDS}{citing(source, locator='12')}</p>"
        f'<figure data-picture="{picture.pk}" data-caption="The ferry"></figure>'
        f"<h3>In winter</h3><p>{WORDS}</p><blockquote><p>{WORDS}</p></blockquote>"
    )
    draft = make_draft(author=anna, title="The Ferry", body=body, tags=("canals", "ledgers"))
    rewrite(draft, by=anna, consulted=[], tags=["canals", "ledgers"])
    rewrite(
        draft,
        by=anna,
        consulted=[source],
        tags=["canals", "ferries"],
        body=body.replace("hardly", "never").replace("The ferry</h2>", "The ferry, 1871</h2>"),
    )
    make_draft(author=anna, title=LONG_TITLE[:200])
    make_draft(author=anna, title=ARABIC, language="ar", body=f"<p>{ARABIC}</p>")
    make_draft(author=chiara, title="What the Boatmen Said")
    out = make_post(author=chiara, title="The Price of Coal", body=f"<p>{WORDS}</p>")
    for title in ("A Winter without Ice", ARABIC):
        make_scheduled(author=anna, title=title)
    gone = make_post(author=anna, title="The Wrong Ledger")
    withdraw(gone, reason="It was the ledger of the first lock.")
    _unsaved(anna, draft)
    changed = _changed(anna, draft)
    rewrite(out, series="Days")
    change_several(
        Post.objects.filter(pk=out.pk),
        Act.TAG,
        Change(by=anna, site=Site.objects.current(), tags=["coal"]),
    )
    _reads(Post.objects.get(slug="talk"), out)
    link = share_preview(draft)
    thrown = make_trashed(author=anna, title="Thrown Away, with a Rather Long Title")
    return {
        "draft": draft.pk,
        "post": Post.objects.get(slug="talk").pk,
        "arabic": Post.objects.get(title=ARABIC, published_at=None).pk,
        "out": out.pk,
        "changed": changed.pk,
        "scheduled": Post.objects.get(title="A Winter without Ice").pk,
        "withdrawn": gone.pk,
        "trashed_post": thrown.pk,
        "series": Series.objects.get(slug="days").pk,
        "preview": link.get_absolute_url(),
    }


def _changed(anna: Account, draft: Post) -> Post:
    """Make a published post with unpublished changes to its text and more."""
    changed = make_post(author=anna, title="The Keeper’s Dog", body=draft.body, tags=("dogs",))
    better = draft.body.replace("never", "seldom")
    changes = {"title": "The Keepers’ Dogs", "body": better, "slug": "dogs", "tags": ["animals"]}
    return save_changes(changed, changes, by=anna)


def _unsaved(anna: Account, draft: Post) -> None:
    fields = {"title": "The Ferry", "body": draft.body.replace("weather", "wind")}
    autosave(WINDOW, by=anna, post=draft, based_on=draft.version, fields=fields)
    new = {"title": "Typed and Never Saved", "body": "<p>Of the keeper’s dog.</p>"}
    autosave(UUID(int=6), by=anna, post=None, fields=new)
    for number in (5, 6):
        leave(UUID(int=number), by=anna)


def _reads(*posts: Post) -> None:
    today = timezone.localdate()
    for days in range(30):
        day = today - timedelta(days=days)
        BlogVisitors.objects.create(day=day, visitors=20 + days * 7 % 13)
        for number, post in enumerate(posts):
            count = 12 + (days * 11 + number * 5) % 17
            PostViews.objects.create(post=post, day=day, count=count, visitors=count // 2)
    for host, count in (("search.example", 40), ("a-rather-long-name.of-a-host.example", 3)):
        Referral.objects.create(post=posts[0], day=today, host=host, count=count)
    for query, count in (("lock keeper wages 1871", 4), ("ferry", 2), (ARABIC, 1)):
        SearchMiss.objects.create(day=today, query=query, count=count)


def _sources_and_pictures() -> dict[str, Any]:
    make_source(title="An Undated Ledger", author=[], issued=None)
    make_source(title=LONG_TITLE[:200], author=[], issued=None)
    twins = [make_source(id=key, title="Twice Recorded") for key in ("twin", "other-twin")]
    bare = make_picture(alt="")
    lost = make_picture(alt="A lost map", origin_url="https://archive.example/maps/lost.png")
    lost_file = make_file(title="A lost letter")
    for media in (lost, lost_file):
        default_storage.delete(media.path)
        verify(media)
    copied = make_source(id="copied", type="webpage", URL="https://ada.example/letter")
    copy = keep(copied)
    keep(copied, f"<title>A letter</title><p>{WORDS}</p><p>{ARABIC}</p>")
    assert copy
    thrown_source, thrown_picture = make_source(title="A Thrown Source"), make_picture()
    move_to_trash(thrown_source)
    move_to_trash(thrown_picture)
    file = make_file(content=sample_files.docx(), name="ledger.docx", title="The ledger")
    film = make_file(content=sample_files.mp4(), name="ferry.mp4", title="The ferry, filmed")
    film.chapters = sample_files.VTT
    describe_file(film)
    move_to_trash(make_file(title="A thrown file"))
    return {
        "source": Source.objects.get(key="ledger").pk,
        "copied_source": copied.pk,
        "copy": copy.pk,
        "unused_source": twins[0].pk,
        "other_source": twins[1].pk,
        "picture": Post.objects.get(slug="pictures").lead_picture_id,
        "bare_picture": bare.pk,
        "lost_picture": lost.pk,
        "lost_file": lost_file.pk,
        "file": file.pk,
        "film": film.pk,
        "trashed_source": thrown_source.pk,
        "trashed_picture": thrown_picture.pk,
    }


def _comments(anna: Account) -> dict[str, Any]:
    post = Post.objects.get(slug="talk")
    bodies = "Where does he say so?", "See https://a.example/ https://b.example/ https://c.example/"
    for number, body in enumerate(bodies):
        sent = submission(name=f"Ben {number}", body=body, ip=f"192.0.2.{number + 1}")
        send_comment(post, sent)
    for state in (State.SPAM, State.REJECTED, State.PENDING):
        make_comment(post=post, state=state, name="A Reader of Several Words", body=WORDS * 2)
    make_comment(post=post, state=State.PENDING, name="قارئ", body=ARABIC)
    theirs = submission(name="Rosa", email=READER, body="Mine, *all* of it.", ip="192.0.2.9")
    mine = send_comment(post, theirs)
    first = Comment.objects.visible().filter(post=post).order_by("pk").first()
    assert first
    make_comment(post=post, parent=first, name="Rosa", email=READER, body="It is so.")
    decided = make_comment(post=post, state=State.PENDING, name="Ruth", body="Thank you.")
    approve(decided, by=anna)
    DeletionLog.objects.create(
        networks=12, emails=3, follows=1, data_requests=2, spam=140, decisions=9
    )
    return {
        "comment": first.pk,
        "pending": mine.pk,
        "mailed": _path(decision_urls(mine, by=anna)["approve"]),
        "own": reverse("comment-own", args=[edit_token(mine, theirs)]),
        "follow": _path(follow_url(Follow.objects.create(post=post, email=READER))),
        "mine": _data_request_path(),
    }


def _data_request_path() -> str:
    """Return the path of the link in the email to the reader."""
    request_data(READER)
    email = Email.objects.filter(to=READER).latest("pk")
    (url,) = [word for word in email.text.split() if "/comments/mine/" in word]
    return _path(url)


def _people(anna: Account) -> dict[str, Any]:
    chiara = Account.objects.get(username="chiara")
    note(anna, "changed the settings")
    note(anna, "ended the sessions", of=chiara)
    inviting.invite("guest@example.org", role=Role.AUTHOR, by=anna, link=str)
    invited = inviting.invite("new@example.org", role=Role.EDITOR, by=anna, link=str)
    reset = passwords.reset_link(
        chiara, link=lambda *args: reverse("admin:password-reset", args=args)
    )
    return {"invitation": invited, "reset": reset, "person": chiara.pk, "anna": anna.pk}


def _emails() -> dict[str, Any]:
    now = timezone.now()
    sent = make_email(subject="Rosa on “A Much Discussed One”", sent_at=now, due_at=None, text="")
    refused = "550 5.1.1 <nobody@example.org>: Recipient address rejected: User unknown"
    make_failed_email(to="nobody@example.org", error=refused)
    make_email(subject=LONG_TITLE[:120], due_at=now + timedelta(days=1), error="timed out")
    return {"email": sent.pk}


def _failed_jobs() -> dict[str, Any]:
    now = timezone.now()
    post = Post.objects.live().order_by("pk")[0]
    make_failed_task(failed_at=now - timedelta(hours=3))
    make_failed_delivery(
        post,
        target="https://a-page-with-a-long-name.example/2026/11/what-the-keeper-of-the-lock-wrote/",
        failed_at=now - timedelta(days=2),
    )
    failed = {
        "failed_at": now - timedelta(minutes=1),
        "attempts": 1,
        "error": "OSError: [Errno 28] No space left on device",
        "due_at": now + timedelta(hours=1),  # long enough to look at the page
    }
    PeriodicJob.objects.update_or_create(name="Empty the trash", defaults=failed)
    return {}


def _checked_import() -> BlogImport:
    """Create an import that waits for a decision, with a report of everything there is."""
    report = Report(posts=33, drafts=7, comments=284, spam=20, replies=1, tags=13, redirects=33)
    report.skip("template", "Ibid has its own appearance, in the settings.", Place("feed.atom", 4))
    report.warn("It has no title; here it is called “Untitled”.", Place("feed.atom", 72))
    return BlogImport.objects.create(
        name="takeout.zip", folder="sample", stage="checked", total=346, report=report.as_json()
    )


def _exports(anna: Account) -> None:
    """Create an export that is ready, one that failed, and one that the worker has yet to make."""
    file = storage().save("sample.zip", ContentFile(b"A blog"))
    ready = {"posts": 33, "size": 48_200_000, "file": file}
    BlogExport.objects.create(by=anna, format=ExportFormat.ARCHIVE, **ready)
    failed = {"error": "The export could not be written: No space left on device"}
    BlogExport.objects.create(by=anna, format=ExportFormat.WXR, **failed)
    BlogExport.objects.create(by=anna, author=anna, format=ExportFormat.WXR)


def _links() -> dict[str, Any]:
    now = timezone.now()
    source, post = Source.objects.get(key="ledger"), Post.objects.live().order_by("pk")[0]
    known = {"checked_at": now, "state_since": now - timedelta(days=9), "check_at": now}
    failing = {"failing_since": now - timedelta(days=9), "failures": 4}
    dead, moved, blocked = (
        make_link(f"https://archive.example/{page}", **known, **fields)
        for page, fields in {
            "ledgers/1871": {
                **failing,
                "state": LinkState.DEAD,
                "evidence": "It responded with 404 Not Found",
                "ok_at": now - timedelta(days=30),
            },
            "locks/" + "of-the-upper-river-" * 8: {
                "state": LinkState.MOVED,
                "evidence": "It redirects permanently to https://archive.example/locks/",
                "target": "https://archive.example/locks/",
                "ok_at": now,
            },
            "reading-room": {
                "state": LinkState.BLOCKED,
                "evidence": "It responded with 403 Forbidden",
            },
        }.items()
    )
    LinkUse.objects.create(link=dead, source=source)
    QuotationCheck.objects.create(
        post=post,
        source=source,
        quotation="the ports were shut for the winter",
        passage="the ports were shut for two winters",
        outcome="nearly",
        checked_at=now,
    )
    for ago in range(20):
        day = now.date() - timedelta(days=ago)
        LinkStateCount.objects.create(day=day, state=LinkState.DEAD, count=40 - ago)
        LinkStateCount.objects.create(day=day, state=LinkState.OK, count=400 + ago)
    for link in (dead, moved, blocked):
        LinkUse.objects.create(link=link, post=post)
    return {}


def _tags() -> dict[str, Any]:
    tags = [Tag.objects.get(name=name) for name in ("canals", "ledgers")]
    name_synonyms(tags[0], names=["waterways", "canal"])
    unused = Tag.objects.create(name="nobody has it", slug="nobody-has-it")
    return {"tag": tags[0].pk, "other_tag": tags[1].pk, "unused_tag": unused.pk}


def _path(url: str) -> str:
    return urlsplit(url).path
