from pathlib import Path
from zipfile import ZipFile

import pytest

from blog.comments.models import Comment, State
from blog.imports.loading import load_import
from blog.imports.models import ImportedMedia, OldBlog
from blog.imports.planning import Plan, Request, plan_import
from blog.media.models import Picture
from blog.posts.choices import Stage
from blog.posts.models import Post
from blog.posts.permalinks.models import Permalink
from blog.posts.tags.models import Tag
from blog.site.models import Site
from tests.factories import make_account, make_post, picture_file

pytestmark = pytest.mark.django_db

COUNTS = {
    "posts": 2,
    "pages": 1,
    "drafts": 1,
    "scheduled": 0,
    "comments": 2,
    "pending": 1,
    "spam": 1,
    "rejected": 2,
    "replies": 1,
    "tags": 2,
    "authors": 1,
    "pictures": {"found": 1, "fetched": 0, "missing": 1},
    "redirects": 3,
}


def load(path: Path, *, until: int | None = None, **options: object) -> Plan:
    """Import the export offline, or stop when `until` entries and comments are done."""
    plan = plan_import(Request(path, **{"offline": True, **options}))
    for done in load_import(plan):
        if until is not None and done >= until:
            break
    return plan


def post(key: str) -> Post:
    return Post.objects.get(import_ref=f"blogger/77/{key}")


def comment(key: str) -> Comment:
    return Comment.objects.get(import_ref=f"blogger/77/{key}")


def everything() -> list[object]:
    """All that an import stores, without primary keys."""
    posts = Post.objects.order_by("import_ref")
    comments = Comment.objects.order_by("import_ref")
    return [
        *posts.values_list("import_ref", "title", "permalink", "published_at", "comment_count"),
        *comments.values_list("import_ref", "post__import_ref", "parent__import_ref", "state"),
        *Tag.objects.order_by("name").values_list("name", flat=True),
        Picture.objects.count(),
    ]


def test_the_report_counts_what_was_imported(takeout):
    report = load(takeout).report.as_json()
    assert {name: report[name] for name in COUNTS} == COUNTS
    assert list(report) == [*COUNTS, "skipped", "warnings"]


def test_posts_come_in_their_stages(takeout):
    load(takeout)
    assert {each.import_ref.rpartition("/")[2]: each.stage for each in Post.objects.all()} == {
        "501": Stage.PUBLISHED,
        "502": Stage.PUBLISHED,
        "503": Stage.DRAFT,
        "504": Stage.TRASHED,
        "601": Stage.PUBLISHED,
    }
    assert post("601").is_page
    assert post("503").title == "Untitled"


def test_a_post_keeps_its_date_tags_author_and_summary(takeout):
    load(takeout)
    high = post("501")
    assert high.get_absolute_url() == "/2011/05/high-water/"
    assert high.summary == "When the sea is high."
    assert [tag.name for tag in high.tags_in_order] == ["Sea & shore", "Tides"]
    assert [str(byline) for byline in high.bylines.all()] == ["Ada"]
    assert high.feed_id == "tag:blogger.com,1999:blog-77.post-501"
    assert high.language == Site.objects.current().language


def test_bodies_show_stored_pictures_and_link_to_new_paths(takeout):
    load(takeout)
    picture = Picture.objects.get()
    assert post("501").body == (
        '<p>First part.</p><p>Second part, see <a href="/2011/06/low-water/">the other post</a>.'
        f'</p><figure data-picture="{picture.pk}" data-alt="A pier"></figure>'
    )
    assert picture.alt == "A pier"
    assert ImportedMedia.objects.get().picture == picture


def test_a_missing_picture_leaves_a_link_to_where_it_was_and_a_warning(takeout):
    warnings = load(takeout).report.warnings
    assert post("502").body.endswith(
        '<p><a href="https://1.bp.blogspot.com/-x/AAA/s400/lost.png">Picture</a></p>'
    )
    url = "https://1.bp.blogspot.com/-x/AAA/s0/lost.png"
    assert {
        "message": f"The file of {url} is missing: it is not in the export.",
        "place": "Takeout/Blogger/Blogs/Tides/feed.atom, line 33: Low water",
        "places": 1,
    } in warnings


def test_comments_come_in_their_threads_and_states(takeout):
    load(takeout)
    states = dict(Comment.objects.values_list("import_ref", "state"))
    assert {ref.rpartition("/")[2]: state for ref, state in states.items()} == {
        "9001": State.PUBLISHED,
        "9002": State.SPAM,
        "9003": State.PUBLISHED,
        "9004": State.REJECTED,
        "9005": State.PENDING,
        "9006": State.REJECTED,
    }
    assert comment("9003").parent == comment("9001")
    assert comment("9001").body == "Thank **you**.\nIt helped [me](http://bob.example/sea)."
    assert comment("9001").website == "http://bob.example/"
    assert post("501").comment_count == 2


def test_nobody_is_notified_and_nothing_is_sent(takeout, mailoutbox):
    load(takeout)
    assert not Comment.objects.filter(moderators_notified_at=None).exists()
    assert mailoutbox == []


def test_nothing_is_stored_twice(takeout):
    load(takeout)
    before = everything()
    report = load(takeout).report
    assert everything() == before
    assert report.as_json()["pictures"] == COUNTS["pictures"]


@pytest.mark.parametrize("until", [1, 3, 5, 8])
def test_an_interrupted_import_is_completed_by_the_next(takeout, until):
    load(takeout, until=until)
    interrupted = load(takeout)
    stored = everything()
    assert len(Post.objects.all()) == 5
    assert len(Comment.objects.all()) == 6
    assert interrupted.report.as_json()["pictures"] == COUNTS["pictures"]
    assert load(takeout).report.as_json() == interrupted.report.as_json()
    assert everything() == stored


def test_old_paths_lead_to_the_posts(takeout, client):
    load(takeout)
    for old, new in (
        ("/2011/05/high-water.html", "/2011/05/high-water/"),
        ("/p/about-me.html", "/about-me/"),
    ):
        response = client.get(old)
        assert (response.status_code, response.headers["Location"]) == (301, new)


def test_a_taken_path_is_left_to_its_post_and_named(takeout):
    make_post(kind="page", title="About me", slug="about-me")
    report = load(takeout).report
    assert post("601").get_absolute_url() == "/about-me-2/"
    message = "The path /about-me/ is taken here; the entry will be at /about-me-2/."
    assert message in [warning["message"] for warning in report.warnings]


def test_an_author_with_an_account_here_is_that_account(takeout):
    ada = make_account(name="Ada")
    load(takeout)
    assert post("501").bylines.get().account == ada


def test_a_new_blog_takes_over_the_settings_and_another_keeps_its_own(takeout):
    load(takeout)
    assert Site.objects.current().name == "Notes on Tides"
    assert OldBlog.objects.get().name == "Notes on Tides"


def test_a_blog_with_posts_keeps_its_settings(takeout):
    make_post()
    load(takeout)
    assert Site.objects.current().name == "Ibid"


def test_pictures_are_found_in_a_folder(takeout, tmp_path):
    folder = tmp_path / "media"
    (folder / "2011").mkdir(parents=True)
    (folder / "2011" / "lost.png").write_bytes(picture_file(size=(30, 20)).getvalue())
    report = load(takeout, media=folder).report
    assert report.as_json()["pictures"] == {"found": 2, "fetched": 0, "missing": 0}


def test_every_old_address_is_requested_after_the_import(takeout):
    plan = load(takeout)
    # 3 entries, 2 labels, 2 months with their years, 9 of the blog
    assert plan.answering == 3 + 2 + 4 + 9
    assert not [each for each in plan.report.warnings if "old address" in each["message"]]


def test_an_old_address_that_fails_is_named(takeout):
    plan = plan_import(Request(takeout, offline=True))
    for _done in load_import(plan):
        Permalink.objects.filter(path="/2011/06/low-water.html").delete()
    messages = [warning["message"] for warning in plan.report.warnings]
    assert "The old address /2011/06/low-water.html answers 404." in messages


def test_a_page_that_cannot_be_made_is_named_and_stops_nothing(takeout, settings):
    manifest = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": manifest}}  # not collected
    plan = load(takeout)
    assert plan.answering is not None
    messages = [warning["message"] for warning in plan.report.warnings]
    assert "The old address /2011/06/low-water.html answers 500." in messages


def test_what_stands_twice_is_stored_once_and_named(takeout, tmp_path):
    feed = next(name for name in ZipFile(takeout).namelist() if name.endswith("feed.atom"))
    text = ZipFile(takeout).read(feed).decode()
    entries = text[text.index("<entry>") : text.rindex("</entry>") + len("</entry>")]
    twice = tmp_path / "feed.atom"
    twice.write_text(text.replace(entries, entries * 2), "utf-8")
    once, plan = plan_import(Request(takeout, offline=True)).report, load(twice)
    assert [plan.report.posts, plan.report.comments] == [once.posts, once.comments]
    skipped = {each["what"]: each["reason"] for each in plan.report.skipped}
    assert skipped["comment"] == "Another comment of the export has the same number."
    assert skipped["entry"] == "Another entry of the export has the same number."
