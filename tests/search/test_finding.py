"""Finding posts, comments and sources by their words, on either database."""

import pytest
from django.core.management import call_command
from django.db import connection

from blog.comments.models import State
from blog.comments.moderation.deciding import approve, reject
from blog.posts.drafting import save_post
from blog.posts.publishing import publish, withdraw
from blog.search import finding
from blog.search.finding import find
from blog.search.indexing import rebuild
from blog.search.models import Findable
from blog.sources.editing import write_source
from tests.factories import (
    citing,
    make_account,
    make_comment,
    make_draft,
    make_post,
    make_scheduled,
    make_source,
    make_withdrawn,
)

pytestmark = pytest.mark.django_db


def titles(words: str, **said) -> list[str]:
    return [hit.findable.title or hit.findable.headings for hit in find(words, **said).hits]


def bodies(*texts: str, **said) -> None:
    for text in texts:
        make_post(title=text.partition(" ")[0], body=f"<p>{text}</p>", **said)
    rebuild()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Sino-Soviet split", "sino soviet"),
        ("The Sino-Soviet split", "Sino-Soviet"),
        ("Lorenz Lüthi", "luthi"),
        ("Lorenz Luthi", "Lüthi"),
        ("naïve café", "NAIVE CAFÉ"),
        ("Ёлка", "елка"),
        ("Елка", "ёлка"),
        ("αύριο", "αυριο"),
        ("They quarrelled", "quarrels"),
        ("a quarrel of friends", '"quarrel of friends"'),
        ("Khrushchev", "khrush*"),
        ("東京大学の歴史", "東京"),
        ("東京大学の歴史", "大学"),
        ("東京大学の歴史", "歴"),
        ("東京大学の歴史", "東京大学"),
        ("ประวัติศาสตร์ไทย", "ศาสตร์"),
        ("我用Python编程", "python编程"),
        ("The &lt;script> tag", "<script>"),
        ("a &lt;b &amp; c>", '"<b & c>"'),
        ("to be or not to be", '"to be or not to be"'),
        ("on 1969-03-02", "1969-03-02"),
        ("the C++ language", "c++"),
        ("O’Brien and d'Estaing", "d'Estaing"),
    ],
)
def test_a_text_is_found(text, words):
    bodies(text, "Something else")
    assert len(find(words).hits) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Soviet friends", '"friends Soviet"'),
        ("Soviet friends", "Soviet enemies"),
        ("Soviet", "sov"),
        ("東京大学", "京東"),
        ("京都 東京", "都東"),
    ],
)
def test_a_text_is_not_found(text, words):
    bodies(text)
    assert find(words).hits == []


def test_as_the_reader_types_the_last_word_may_go_on():
    bodies("Khrushchev spoke")
    assert titles("spoke khru", is_typing=True) == ["Khrushchev"]
    assert titles("khru spoke", is_typing=True) == []


def test_german_is_stemmed_where_the_database_can(settings):
    make_post(title="Häuser", body="<p>Die Häuser der Städte.</p>", language="de")
    rebuild()
    can = connection.vendor == "postgresql"
    assert titles("Haus Stadt") == (["Häuser"] if can else [])


def test_a_title_counts_more_than_a_heading_and_that_more_than_the_text():
    source = make_source(title="Quarrel")
    make_post(title="D", body=f"<p>Other words{citing(source)} in this text.</p>")
    make_post(title="C", body="<p>Some quarrel in this text.</p>")
    make_post(title="B", body="<h2>Quarrel</h2><p>Other words in this text.</p>")
    make_post(title="Quarrel A", body="<p>Other words in this text.</p>")
    rebuild()
    posts = [hit for hit in find("quarrel").hits if hit.findable.post]
    assert [hit.findable.title for hit in posts] == ["Quarrel A", "B", "C", "D"]


def test_of_a_word_everywhere_those_with_it_in_their_title_come_first(monkeypatch):
    monkeypatch.setattr(finding, "MOST", 3)
    bodies("War at first", *(f"P{number} war" for number in range(6)))
    found = find("war")
    assert (found.hits[0].findable.title, found.count, found.is_cut) == ("War", 4, True)


def test_comments_and_sources_are_found(client):
    source = make_source(title="The Split", publisher="Princeton")
    post = make_post(body=f"<p>{citing(source)}</p>", title="Post")
    comment = make_comment(post=post, name="Reader", body="A *thoughtful* remark.")
    rebuild()
    [remark] = find("thoughtful").hits
    assert remark.get_absolute_url() == comment.get_absolute_url()
    [work] = [hit for hit in find("princeton").hits if hit.findable.source]
    assert work.get_absolute_url() == source.get_absolute_url()
    assert {hit.findable.sort for hit in find("split").hits} == {"post", "source"}


def test_nothing_hidden_is_found(committed):
    words = {"title": "Hidden", "body": "<p>hidden</p>"}
    with committed():
        make_draft(**words)
        make_scheduled(**words)
        make_withdrawn(**words)
        source = make_source(title="Hidden")
        make_draft(title="x", body=f"<p>{citing(source)}</p>")
        post = make_post(title="Shown")
        for state in State:
            if state != State.PUBLISHED:
                make_comment(post=post, state=state, body="hidden", name="hidden")
    rebuild()
    assert find("hidden").hits == []


def test_what_the_index_still_holds_is_not_shown():
    """The index may lag behind: whether something is live is asked when it is looked for."""
    post = make_post(title="Secret", body="<p>secret</p>")
    comment = make_comment(post=make_post(title="Other"), body="secret")
    rebuild()
    assert len(find("secret").hits) == 2
    type(post).objects.filter(pk=post.pk).update(withdrawn_at=post.published_at)
    type(comment).objects.filter(pk=comment.pk).update(state=State.SPAM)
    assert Findable.objects.filter(post__isnull=False).count() == 3
    assert find("secret").hits == []


def test_the_index_follows_every_change(committed):
    with committed():
        post = make_draft(title="First", body="<p>words</p>")
    assert titles("words") == []
    with committed():
        publish(post)
    assert titles("words") == ["First"]
    with committed():
        post.body = "<p>phrases</p>"
        save_post(post)
    assert (titles("words"), titles("phrases")) == ([], ["First"])
    with committed():
        withdraw(post)
    assert (titles("phrases"), Findable.objects.count()) == ([], 0)


def test_the_index_follows_comments_and_sources(committed):
    with committed():
        source = make_source(title="Old name")
        post = make_post(title="Post", body=f"<p>{citing(source)}</p>")
        comment = make_comment(post=post, state=State.PENDING, body="remarkable")
    with committed():
        approve(comment)
        write_source(source, {"type": "book", "title": "New name"})
    assert len(find("remarkable").hits) == 1
    assert {hit.findable.sort for hit in find('"New name"').hits} == {"post", "source"}
    with committed():
        reject(comment)
    assert find("remarkable").hits == []


def test_filters():
    author = make_account(name="Ann Lee")
    make_post(title="One", body="<p>war</p>", author=author, tags=("China",))
    post = make_post(title="Two", body="<p>war</p>")
    make_comment(post=post, body="war", name="Reader")
    rebuild()
    everything = Findable.objects.all()
    assert titles("war", within=everything.tagged("china")) == ["One"]
    assert titles("war", within=everything.written_by("ann-lee")) == ["One"]
    assert titles("war", within=everything.filter(sort="comment")) == ["Reader"]
    assert sorted(titles("war", within=everything.filter(year=2013))) == ["One", "Two"]


def test_hits_are_marked_and_nothing_else_is():
    make_post(title="War & <b>peace</b>", body="<p>The wars of &lt;i&gt; Lüthi &amp; others.</p>")
    rebuild()
    [hit] = find("war luthi").hits
    assert [piece.text for piece in hit.marked.title_pieces if piece.is_hit] == ["War"]
    assert [piece.text for piece in hit.marked.snippet if piece.is_hit] == ["wars", "Lüthi"]
    said = "".join(piece.text for piece in hit.marked.title_pieces)
    assert said == "War & <b>peace</b>"


def test_pages_meet_every_hit_once():
    bodies(*(f"P{number:02d} war" for number in range(23)))
    pages = [find("war", page=number) for number in (1, 2, 3)]
    seen = [hit.findable.title for page in pages for hit in page.hits]
    assert len(seen) == len(set(seen)) == pages[0].count == 23
    assert [page.has_more for page in pages] == [True, True, False]
    assert find("war", page=99).hits == []


def test_rebuilding_says_how_much_there_is(capsys):
    bodies("One", "Two")
    call_command("rebuild_search")
    assert capsys.readouterr().out == "2 indexed.\n"
