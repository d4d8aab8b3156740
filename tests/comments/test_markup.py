"""The HTML of comments: what it says, and that it escapes."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from blog.comments.markup import Page, single_html, threads_html
from blog.comments.models import State
from blog.comments.states import set_state
from blog.comments.threads.pages import page_of
from blog.comments.versions.edit_links import remove_for_commenter
from tests.factories import make_account, make_comment, make_mention, make_post

pytestmark = pytest.mark.django_db


def parsed(post, **page):
    return LexborHTMLParser(threads_html(page_of(post).branches, Page(**page)))


def hrefs(tree, selector):
    return [node.attrs["href"] for node in tree.css(selector)]


def test_a_comment_links_to_itself_its_citation_and_replies():
    comment = make_comment(name="Rosa")
    tree = parsed(comment.post, cite_path="/a/cite/", replies_at="/a/?after=x&")

    assert hrefs(tree, "a") == [
        f"#c{comment.pk}",
        f"/a/cite/?comment={comment.pk}",
        f"/a/?after=x&reply={comment.pk}#post-a-comment",
        f"/a/?after=x&quote={comment.pk}#post-a-comment",
    ]
    labels = [node.attrs["aria-label"] for node in tree.css("a[aria-label]")]
    assert labels == ["Cite the comment by Rosa", "Reply to Rosa", "Quote Rosa"]


def test_a_later_page_links_to_comments_by_their_number():
    comment = make_comment()
    assert hrefs(parsed(comment.post, is_first=False), "a") == [
        f"?comment={comment.pk}#c{comment.pk}"
    ]


def test_names_and_paths_are_escaped():
    comment = make_comment(name='"><script>', website="https://x.example/?a=1&b=2")
    make_comment(post=comment.post, parent=comment, name="'\"<i>")
    html = threads_html(
        page_of(comment.post).branches, Page(cite_path='/a"b/cite/', replies_at='/a"b/?')
    )
    assert "<script>" not in html
    assert "<i>" not in html
    assert 'a"b' not in html
    assert "?a=1&amp;b=2" in html


def test_an_author_of_the_post_is_marked():
    author = make_account()
    post = make_post()
    theirs = make_comment(post=post, account=author)
    make_comment(post=post)
    make_comment(post=post)
    badges = parsed(post, author_ids=frozenset([author.pk])).css(".by-author")
    assert [badge.text() for badge in badges] == ["author"]
    assert parsed(post, author_ids=frozenset([author.pk])).css(f"#c{theirs.pk} .by-author")


def test_a_nested_reply_names_its_parent_for_screen_readers():
    above = make_comment(name="Rosa")
    make_comment(post=above.post, parent=above)
    hidden = parsed(above.post).css("ol .visually-hidden")
    assert [node.text() for node in hidden] == [", in reply to Rosa"]


def test_a_reply_too_deep_to_nest_links_to_its_parent():
    post = make_post()
    parent = None
    for name in ("A", "B", "C", "D"):
        parent = make_comment(post=post, parent=parent, name=name)
    tree = parsed(post)
    assert [node.tag for node in tree.css(".comment-by")] == ["h3", "h4", "h5", "h5"]
    links = [node.text() for node in tree.css(".comment-meta a") if "reply" in node.text()]
    assert links == ["in reply to C"]
    assert tree.css_first(".visually-hidden:last-child").text() == ", in reply to A"


@pytest.mark.parametrize(
    ("removed", "shown"),
    [
        (lambda comment: set_state(comment, State.REMOVED), "Removed."),
        (remove_for_commenter, "Removed by its author."),
    ],
)
def test_a_removed_comment_keeps_its_place_above_a_reply(removed, shown):
    above = make_comment(name="Rosa", body="Secret")
    make_comment(post=above.post, parent=above)
    removed(above)

    tree = parsed(above.post, replies_at="/?")

    assert tree.css_first(f"#c{above.pk} > .nothing").text() == shown
    assert "Rosa" not in tree.html
    assert "Secret" not in tree.html
    assert "in reply to a removed comment" in tree.html


def test_closed_threads_and_posts_take_no_replies():
    comment = make_comment()
    assert parsed(comment.post).css(".comment-foot") == []
    comment.thread.closed_at = comment.created_at
    comment.thread.save()
    assert parsed(comment.post, replies_at="/?").css(".comment-foot") == []


def test_a_mention_is_marked_up_as_its_original():
    mention = make_mention(name="Ada")
    tree = parsed(mention.post)
    assert [node.attrs["class"] for node in tree.css("li")] == ["comment u-mention h-cite"]
    assert hrefs(tree, ".comment-meta .u-url") == [mention.original_url]


def test_a_comment_on_its_own_has_no_links_of_a_thread():
    comment = make_comment(name="Rosa", body="*True*")
    tree = LexborHTMLParser(single_html(comment, heading=2))
    assert tree.css("a") == []
    assert tree.css_first("h2.comment-by").text() == "Rosa"
    assert tree.css_first(".comment-text em").text() == "True"


def test_lists_of_replies_are_nested_and_closed():
    post = make_post()
    first = make_comment(post=post)
    make_comment(post=post, parent=make_comment(post=post, parent=first))
    make_comment(post=post)
    html = threads_html(page_of(post).branches, Page())
    assert html.count("<ol") == html.count("</ol>") == 2
    assert html.count("<li") == html.count("</li>") == 4
    assert len(LexborHTMLParser(html).css("li li li")) == 1
