import pytest

from blog.imports.models import OldBlog
from blog.imports.pictures.counting import count_media
from blog.imports.planning import Request, plan_import
from blog.posts.models import Post
from blog.site.models import Site
from tests.factories import make_post
from tests.imports.conftest import SAMPLES

pytestmark = pytest.mark.django_db


def test_a_plan_changes_nothing(takeout):
    plan = plan_import(Request(takeout))
    count_media(plan)
    assert not Post.objects.exists()
    assert not OldBlog.objects.exists()
    assert Site.objects.current().name == "Ibid"


def test_a_plan_counts_the_pictures_to_fetch(takeout):
    plan = plan_import(Request(takeout))
    count_media(plan)
    assert plan.report.as_json()["pictures"] == {"found": 1, "fetched": 1, "missing": 0}


def test_a_plan_names_every_loss_with_its_place(takeout):
    make_post(kind="page", title="About me", slug="about-me")
    plan = plan_import(Request(takeout, offline=True))
    count_media(plan)
    feed = "Takeout/Blogger/Blogs/Tides/feed.atom"
    messages = {warning["message"]: warning["place"] for warning in plan.report.warnings}
    assert messages == {
        "It has no title; here it is called “Untitled”.": f"{feed}, line 46",
        "It was in the trash and goes to the trash.": f"{feed}, line 58: Thrown away",
        "References to forbidden characters were left out.": f"{feed}, line 39",
        "The path /about-me/ is taken here; the entry will be at /about-me-2/.": (
            f"{feed}, line 69: About me"
        ),
        "Left out of texts: <script> (1 times).": "",
        "The file of https://1.bp.blogspot.com/-x/AAA/s0/lost.png is missing: "
        "it is not in the export.": f"{feed}, line 33: Low water",
    }


def test_a_plan_names_sticky_posts_and_pages_below_others():
    plan = plan_import(Request(SAMPLES / "wordpress.xml"))
    assert {
        "It was kept at the top of the blog; here it is listed by its date.",
        "It was below another page; here no page is below another.",
    } <= {warning["message"] for warning in plan.report.warnings}
