"""The HTML of bylines, tags and entries."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from blog.posts.markup import byline_html, comment_count, day_html, entry_html, tags_html
from blog.site.models import Site
from tests.factories import make_post, rewrite

pytestmark = pytest.mark.django_db

NOON = datetime(2013, 7, 15, 12, tzinfo=UTC)
QUOTED = '"><script>&'
ESCAPED = "&quot;&gt;&lt;script&gt;&amp;"


def test_an_entry_has_all_that_a_list_shows_of_a_post():
    post = make_post(title="Dig", at=NOON, tags=("Maps",), summary="About digging.")
    post.comment_count, post.rendered_lead = 2, "<img>"
    assert entry_html(post, Site()) == (
        '<article class="entry h-entry"><h3 class="entry-title">'
        '<a class="p-name u-url u-uid" href="/2013/07/dig/">Dig</a></h3>\n'
        '<data class="dt-published" value="2013-07-15T12:00:00+00:00"></data>\n'
        f'<p class="byline">{byline_html(post, Site())}</p>\n'
        '<img><p class="excerpt p-summary">About digging.</p><div class="entry-foot">'
        '<a class="read-more" href="/2013/07/dig/" aria-label="Read more: Dig">Read more</a>\n'
        f'<a href="/2013/07/dig/#comments">2 comments</a>\n{tags_html(post)}</div></article>\n'
    )


def test_an_entry_names_another_language_and_marks_what_is_in_the_blog_s():
    post = make_post(language="ar", at=NOON)
    html = entry_html(post, Site(language="de"))
    assert html.startswith('<article class="entry h-entry" lang="ar" dir="rtl">')
    assert "</bdi> · <bdi>العربيّة</bdi></p>" in html
    assert '<p class="byline"><bdi lang="de">' in html
    assert '<div class="entry-foot" lang="de">' in html
    assert "· <bdi>" not in entry_html(post, Site(language="ar"))


def test_an_entry_in_the_blog_s_language_may_have_a_direction():
    html = entry_html(make_post(direction="rtl"), Site())
    assert html.startswith('<article class="entry h-entry" dir="rtl"><h3')


def test_all_values_are_escaped():
    post = make_post(title=QUOTED, summary=QUOTED, author=f"Rosa {QUOTED}", tags=(f"A {QUOTED}",))
    html = entry_html(post, Site())
    assert "<script>" not in html
    assert f"Read more: {ESCAPED}" in html
    assert f"<bdi>Rosa {ESCAPED}</bdi>" in html
    assert f">A {ESCAPED}</a>" in html
    assert f'p-summary">{ESCAPED}</p>' in html


@pytest.mark.parametrize(
    ("authors", "expected"),
    [
        (["Ada"], "by Ada"),
        (["Ada", "Rosa"], "by Ada and Rosa"),
        (["Ada", "Rosa", "Bo"], "by Ada, Rosa and Bo"),
    ],
)
def test_authors_are_joined_as_in_a_sentence(authors, expected):
    post = make_post()
    rewrite(post, authors=authors)
    linked = expected
    for name in authors:
        link = f'<a class="author p-author h-card" href="/authors/{name.lower()}/" rel="author">'
        linked = linked.replace(name, f"{link}<bdi>{name}</bdi></a>")
    assert byline_html(post, Site()) == f"<bdi>{linked}</bdi>"


def test_a_post_without_authors_or_tags_has_neither():
    post = make_post()
    post.bylines.all().delete()
    assert byline_html(post, Site()) == "<bdi></bdi>"
    assert tags_html(post) == ""


def test_tags_are_links_in_the_order_of_their_names():
    assert tags_html(make_post(tags=("Ships", "Maps"))) == (
        '<ul class="tags" aria-label="Tags">'
        '<li><a class="p-category" href="/tags/maps/" rel="tag">Maps</a></li>\n'
        '<li><a class="p-category" href="/tags/ships/" rel="tag">Ships</a></li>\n</ul>\n'
    )


def test_a_day_has_its_weekday_and_a_date_that_programs_read():
    day = date(987, 7, 5)
    assert day_html(day) == (
        '<time dir="auto" datetime="0987-07-05">Thursday, <span>July 5, 0987</span></time>'
    )
    assert day_html(day, "dt-published").startswith('<time class="dt-published" dir="auto"')


@pytest.mark.parametrize(
    ("count", "text"), [(0, "Keine Kommentare"), (1, "1 Kommentar"), (3, "3 Kommentare")]
)
def test_comments_are_counted_in_the_language(count, text):
    with translation.override("de"):
        assert comment_count(count) == text
