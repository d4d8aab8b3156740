from pathlib import Path

import pytest

from blog.imports.loading import load_import
from blog.imports.planning import Plan, Request, plan_import
from blog.imports.targets import Targets
from blog.posts.models import Post
from blog.site.public_paths.models import PublicPath

WORDPRESS = Path("tests/samples/imports/wordpress.xml")
pytestmark = pytest.mark.django_db


def load(path: Path = WORDPRESS, **options: object) -> Plan:
    plan = plan_import(Request(path, **{"offline": True, **options}))
    for _done in load_import(plan):
        pass
    return plan


@pytest.mark.parametrize(
    ("to", "path"),
    [
        ("tag:Ferries", "/tags/ferries/"),
        ("tag:Ebb & flow", "/tags/ebb-flow/"),
        ("tag:Nothing", "/tags/"),
        ("author:ada", "/authors/ada-quay/"),
        ("author:nobody", "/authors/"),
        ("entry:2", ""),
        ("entry:12", "/2019/04/the-ferry/"),
        ("/elsewhere/", "/elsewhere/"),
    ],
)
def test_redirects_lead_to_what_they_name(to, path):
    assert Targets(load()).path_of(to) == path


def test_lists_of_wordpress_are_in_the_ledger_of_paths():
    load()
    moved = dict(PublicPath.objects.values_list("path", "moved_to"))
    assert moved["/category/boats/ferries/"] == "/tags/ferries/"
    assert moved["/tag/ebb/"] == "/tags/ebb-flow/"
    assert moved["/?p=12"] == "/2019/04/the-ferry/"


def test_a_blog_of_wordpress_comes_whole():
    plan = load()
    report = plan.report.as_json()
    assert {name: report[name] for name in ("posts", "pages", "drafts", "scheduled")} == {
        "posts": 1,
        "pages": 0,
        "drafts": 2,
        "scheduled": 1,
    }
    post = Post.objects.get(slug="the-ferry")
    assert "<foot-note>A note.</foot-note>" in post.body
    assert '<pre data-language="python"><code>if a &lt; b and [gallery]:\n\n' in post.body
    assert "embed" in post.rendered or "elsewhere" in post.rendered
    assert post.comments.count() == 4
