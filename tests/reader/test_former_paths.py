"""Every path that was once public keeps answering, whatever is changed or deleted."""

import re
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client, override_settings
from django.utils import timezone

from blog.media.uploading import replace_file
from blog.people.models import Role
from blog.posts import trashing
from blog.posts.bulk.changing import Change, change_several, undo
from blog.posts.bulk.models import Act, BulkAct
from blog.posts.history.models import Revision
from blog.posts.listing.updating import part_of
from blog.posts.models import Post
from blog.posts.publishing import publish, withdraw
from blog.posts.rendering.card_pictures import draw_card
from blog.posts.series.models import Series
from blog.posts.series.ordering import dissolve_series, save_series
from blog.posts.tags.models import Tag
from blog.posts.tags.tagging import merge_tags, name_synonyms
from blog.site.models import Site
from blog.site.public_paths.models import PublicPath
from blog.site.redirects.editing import save_redirect
from blog.site.redirects.models import Redirect
from blog.sources.editing import rename_source
from blog.sources.merging import merge_sources
from blog.sources.models import Source
from tests.factories import (
    A_DAY,
    citing,
    make_account,
    make_comment,
    make_picture,
    make_post,
    make_source,
    picture_file,
    rewrite,
    showing,
)

pytestmark = pytest.mark.django_db

LINK = re.compile(r"""(?:href|src|srcset)=["']([^"'#]+)["']|<loc>([^<]+)</loc>|<id>([^<]+)</id>""")
ALSO = ("/sitemap.xml", "/feed/", "/feed.json", "/feed/rss/", "/comments/feed/")


@pytest.fixture(scope="module")
def crawled(module_rows, tmp_path_factory) -> tuple[Post, set[str], Path]:
    """A blog, its public paths, and the folder of its pictures."""
    folder = tmp_path_factory.mktemp("pictures")
    with override_settings(MEDIA_ROOT=folder):
        post = make_blog()
        return post, public_paths(Client()), folder


def make_blog() -> Post:
    """Make a page and a post that alone has its tag, series, author, month, source and pictures."""
    source = make_source()
    picture, lead = make_picture(), make_picture()
    make_post(at=A_DAY.replace(year=2020), title="Another", body="<p>Other.</p>", tags=("common",))
    make_post(kind="page", title="About", body="<p>About.</p>")
    post = make_post(
        title="Only",
        author=make_account("ada", role=Role.AUTHOR),
        tags=("alone", "common"),
        body=f"<p>Text.{citing(source)}</p>{showing(picture)}",
        lead_picture=lead,
    )
    rewrite(post, series="A Series")
    draw_card(post, site=Site.objects.current())
    make_comment(post=post)
    return post


def public_paths(client) -> set[str]:
    """Return every path that answers 200, found by following links from the home page."""
    found, queue = set(), ["/", *ALSO]
    seen = set(queue)
    while queue:
        path = queue.pop()
        response = client.get(path)
        if response.status_code != 200:
            continue
        found.add(path)
        if response.streaming:
            b"".join(response)
            continue
        for link in linked(response.content.decode("utf-8", "replace")) - seen:
            seen.add(link)
            queue.append(link)
    return found


def linked(page: str) -> set[str]:
    links = {next(filter(None, groups)) for groups in LINK.findall(page)}
    links |= {f"/media/{name}" for name in re.findall(r"/media/([\w/.-]+)", page)}
    paths = {link.removeprefix("http://testserver").replace("&amp;", "&") for link in links}
    skipped = ("/static/", "//", "/search/", "/admin/", "/oembed/")
    once = re.compile(r"[?&](format|reply|quote|comment|sources|before|after)=|\s")
    return {
        path
        for path in paths
        if path.startswith("/") and not path.startswith(skipped) and not once.search(path)
    }


def assert_kept(client, paths: set[str]) -> None:
    """Each path answers 200, or 410, or redirects to a page that does."""
    for path in sorted(paths):
        response = client.get(path, follow=True)
        assert response.status_code in {200, 410}, (path, response.status_code)
        if response.streaming:
            b"".join(response)
        elif response.status_code == 410:
            assert '<p class="message">' in response.content.decode(), path


def site() -> Site:
    return Site.objects.current()


def change_all(post: Post) -> None:
    rewrite(
        post,
        title="New",
        slug="new",
        tags=[],
        authors=["Someone else"],
        series="",
        body="<p>Nothing is cited.</p>",
        lead_picture=None,
        publish_at=A_DAY - timedelta(days=900),
    )


def delete_post(post: Post) -> None:
    trashing.move_to_trash(post)
    trashing.delete_forever(post)


def delete_all(post: Post) -> None:
    pictures = [*post.pictures.all(), post.lead_picture]
    delete_post(post)
    for item in [*Source.objects.all(), *pictures]:
        trashing.move_to_trash(item)
        trashing.delete_forever(item)
    for series in Series.objects.all():
        dissolve_series(series)
    Tag.objects.filter(taggings=None).delete()


def trash_all(post: Post) -> None:
    pictures = [*post.pictures.all(), post.lead_picture]
    change_all(post)
    Revision.objects.all().delete()  # the earlier versions show the pictures
    for item in [*Source.objects.all(), *pictures]:
        trashing.move_to_trash(item)


def rename_series(_post: Post) -> None:
    series = Series.objects.get()
    series.slug = "renamed"
    save_series(series)


def rename_series_and_leave(post: Post) -> None:
    rename_series(post)
    rewrite(post, series="")


def merge_and_forget_tag(post: Post) -> None:
    kept = Tag.objects.get(name="common")
    merge_tags(kept, gone=Tag.objects.get(name="alone"))
    name_synonyms(kept, names=[])
    rewrite(post, tags=[])


def uncite_and_rename(post: Post) -> None:
    rewrite(post, body="<p>Nothing is cited.</p>")
    rename_source(Source.objects.get(), key="renamed")


def uncite_and_merge(post: Post) -> None:
    source = Source.objects.get()
    rename_source(source, key="renamed")
    rewrite(post, body="<p>Nothing is cited.</p>")
    merge_sources(make_source(id="kept"), gone=source)


def undo_bulk(post: Post) -> None:
    withdraw(post)
    change_several([post], Act.PUBLISH, Change(by=None, site=site()))
    undo(BulkAct.objects.get(), site=site())


def bulk_untag(post: Post) -> None:
    change_several([post], Act.UNTAG, Change(by=None, site=site(), tags=["alone"]))


def become_page(post: Post) -> None:
    rewrite(post, kind="page")


def reschedule(post: Post) -> None:
    publish(post, site=site(), at=timezone.now() + timedelta(days=9))


def replace_pictures(post: Post) -> None:
    for picture in [*post.pictures.all(), post.lead_picture]:
        replace_file(picture, picture_file(), name="other.png")
    post.refresh_from_db()
    draw_card(post, site=site())


def replace_and_delete_pictures(post: Post) -> None:
    replace_pictures(post)
    delete_all(post)


def redraw_card(post: Post) -> None:
    rewrite(post, lead_picture=None, title="Another title")
    draw_card(post, site=site())


CHANGES: list[Callable[[Post], None]] = [
    change_all,
    withdraw,
    delete_post,
    delete_all,
    trash_all,
    rename_series,
    rename_series_and_leave,
    lambda _post: dissolve_series(Series.objects.get()),
    merge_and_forget_tag,
    uncite_and_rename,
    uncite_and_merge,
    undo_bulk,
    bulk_untag,
    become_page,
    reschedule,
    replace_pictures,
    replace_and_delete_pictures,
    redraw_card,
]


@pytest.fixture
def post(crawled, settings, tmp_path) -> Post:
    """The blog's post, with a copy of the pictures that the test may change."""
    made, _, folder = crawled
    settings.MEDIA_ROOT = shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    return Post.objects.get(pk=made.pk)


@pytest.mark.parametrize("change", CHANGES)
def test_every_path_once_public_answers_after(
    change, post, crawled, client, django_capture_on_commit_callbacks
):
    _, paths, _ = crawled
    assert {"/tags/alone/", "/series/a-series/feed/", "/authors/ada/", "/2013/07/"} <= paths
    part = f"/sitemap/posts-{part_of(post.pk)}.xml"
    assert {"/sources/luthi2008/", "/sources/luthi2008/cite/", part} <= paths
    with django_capture_on_commit_callbacks(execute=True):
        change(post)
    assert_kept(client, paths)


def test_a_path_never_public_is_not_found(client, crawled):
    """A scheduled post that is withdrawn before its date leaves nothing behind."""
    before = PublicPath.objects.count()
    post = make_post(
        at=timezone.now() + timedelta(days=1),
        tags=("never",),
        body=f"<p>{citing(make_source(id='never'))}</p>",
    )
    rewrite(post, tags=[], body="<p>Other.</p>")
    withdraw(post)
    assert PublicPath.objects.count() == before
    for path in ("/tags/never/", "/sources/never/", post.get_absolute_url()):
        assert client.get(path).status_code == 404


def test_a_renamed_series_redirects_with_its_feed(client, post):
    rename_series(post)
    for suffix in ("", "feed/", "feed.json"):
        response = client.get(f"/series/a-series/{suffix}")
        assert (response.status_code, response["Location"]) == (301, f"/series/renamed/{suffix}")
        assert response["Cache-Control"] == "no-cache"


def test_a_series_renamed_to_and_fro_does_not_loop(client, post):
    series = Series.objects.get()
    for slug in ("b", "a-series", "b"):
        series.slug = slug
        save_series(series)
    rewrite(post, series="")
    assert client.get("/series/b/").status_code == 410
    assert client.get("/series/a-series/", follow=True).status_code == 410


def test_a_source_nobody_cites_any_longer_keeps_its_page(client, post):
    rewrite(post, body="<p>Nothing is cited.</p>", lead_picture=None)
    page = client.get("/sources/luthi2008/")
    assert page.status_code == 200
    assert "No longer cited" in page.content.decode()


def test_a_deleted_picture_says_what_was_there(client, post, django_capture_on_commit_callbacks):
    path = post.pictures.get().file.url
    with django_capture_on_commit_callbacks(execute=True):
        delete_all(post)
    response = client.get(path)
    assert response.status_code == 410
    assert "There was a picture here." in response.content.decode()


def test_the_ledger_comes_before_patterns_and_says_what_is_gone(client, post):
    rename_series(post)
    rewrite(post, tags=[])
    for path in ("/series/*", "/tags/*"):
        save_redirect(Redirect(path=path, target="https://old.example/*"))
    assert client.get("/series/a-series/")["Location"] == "/series/renamed/"
    assert client.get("/tags/alone/").status_code == 410
    assert client.get("/tags/never/")["Location"] == "https://old.example/never/"


def test_an_owner_s_redirect_leads_to_where_its_target_is_now(client, post):
    for path, target in (("/old/", post.get_absolute_url()), ("/older/", "/series/a-series/")):
        save_redirect(Redirect(path=path, target=target))
    before = post.get_absolute_url()
    rewrite(post, slug="renamed")
    rename_series(post)
    assert Post.objects.get(pk=post.pk).get_absolute_url() != before
    assert client.get("/old/")["Location"] == Post.objects.get(pk=post.pk).get_absolute_url()
    assert client.get("/older/")["Location"] == "/series/renamed/"
