"""Search for posts, comments and sources, on either database."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.utils import timezone
from time_machine import travel

from blog.comments.models import State
from blog.comments.moderation.deciding import approve, reject
from blog.posts.publishing import publish, withdraw
from blog.search import models, searching
from blog.search.indexing import index_comments, index_posts, rebuild, update_outdated
from blog.search.models import IndexEntry
from blog.search.searching import PAGE_SIZE, Results, posts_matching, search
from blog.search.suggesting import suggestions
from blog.site.models import Site
from blog.sources.editing import write_source
from tests.factories import (
    A_DAY,
    attaching,
    citing,
    make_account,
    make_comment,
    make_draft,
    make_file,
    make_post,
    make_scheduled,
    make_source,
    make_withdrawn,
    rewrite,
)

pytestmark = pytest.mark.django_db


def titles(query: str, **options) -> list[str]:
    return [hit.entry.title or hit.entry.headings for hit in search(query, **options).hits]


def test_more_comments_take_no_more_queries(django_assert_max_num_queries):
    counts = []
    for count in (1, 3):
        for _ in range(count):
            make_comment(post=make_post(title="Other"), body="A keeper")
        rebuild()
        with django_assert_max_num_queries(99) as queries:
            paths = [hit.get_absolute_url() for hit in search("keeper").hits]
        counts.append(len(queries))
    assert (len(paths), counts[0]) == (4, counts[1])


def make_posts(*texts: str) -> None:
    for text in texts:
        make_post(title=text.partition(" ")[0], body=f"<p>{text}</p>")
    rebuild()


@pytest.mark.parametrize(
    ("text", "query"),
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
        ("パンのガイド", "パン"),
        ("パンのガイド", "ガイド"),
        ("half-width ﾊﾟﾝ", "パン"),
        ("שָׁלוֹם עולם", "שלום"),
        ("مُحَمَّد", "محمد"),
        ("In Łódź", "lodz"),
        ("Die Straße", "strasse"),
        ("Die Strasse", "Straße"),
        ("The Øresund", "oresund"),
        ("Đặng Xiaoping", "dang"),
        ("the ﬁnal page", "final"),
        ("Ｔｏｋｙｏ", "tokyo"),
        ("a soft\u00adhyphen", "softhyphen"),
        ("pi is 3.14", "14"),
        ("at www.example.org", "example"),
        ("at www.example.org", "www.example.org"),
        ("the year ١٩٧٩", "1979"),
        ("one, two. three", '"two three"'),
    ],
)
def test_a_text_matches(text, query):
    make_posts(text, "Something else")
    assert len(search(query).hits) == 1


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("Soviet friends", '"friends Soviet"'),
        ("Soviet friends", "Soviet enemies"),
        ("Soviet", "sov"),
        ("東京大学", "京東"),
        ("京都 東京", "都東"),
        ("パン", "ハン"),
        ("two and three two", '"three and"'),
    ],
)
def test_a_text_does_not_match(text, query):
    make_posts(text)
    assert search(query).hits == []


def test_while_the_reader_types_the_last_word_may_be_incomplete():
    make_posts("Khrushchev spoke")
    assert titles("spoke khru", is_typing=True) == ["Khrushchev"]
    assert titles("khru spoke", is_typing=True) == []


def test_a_post_is_stemmed_in_its_language():
    make_post(title="Häuser", body="<p>Die Häuser der Städte.</p>", language="de")
    rebuild()
    assert titles("Haus Stadt") == ["Häuser"]


def test_a_phrase_is_found_among_many_repetitions():
    make_posts("Many " + "the war and " * 400 + "the peace", "Other the war. Peace, the")
    assert titles('"the peace"') == ["Many"]


def test_titles_rank_above_headings_and_headings_above_text():
    source = make_source(title="Quarrel")
    make_post(title="D", body=f"<p>Other words{citing(source)} in this text.</p>")
    make_post(title="C", body="<p>Some quarrel in this text.</p>")
    make_post(title="B", body="<h2>Quarrel</h2><p>Other words in this text.</p>")
    make_post(title="Quarrel A", body="<p>Other words in this text.</p>")
    rebuild()
    posts = [hit for hit in search("quarrel").hits if hit.entry.post]
    assert [hit.entry.title for hit in posts] == ["Quarrel A", "B", "C", "D"]


def test_of_too_many_matches_those_in_titles_come_first(monkeypatch):
    monkeypatch.setattr(searching, "MAX_RANKED", 3)
    make_posts("War at first", *(f"P{number} war" for number in range(6)))
    results = search("war")
    assert (results.hits[0].entry.title, results.count, results.is_truncated) == ("War", 4, True)


def test_comments_and_sources_match():
    source = make_source(title="The Split", publisher="Princeton")
    post = make_post(body=f"<p>{citing(source)}</p>", title="Post")
    comment = make_comment(post=post, name="Reader", body="A *thoughtful* remark.")
    rebuild()
    [remark] = search("thoughtful").hits
    assert remark.get_absolute_url() == comment.get_absolute_url()
    [work] = [hit for hit in search("princeton").hits if hit.entry.source]
    assert work.get_absolute_url() == source.get_absolute_url()
    assert {hit.entry.kind for hit in search("split").hits} == {"post", "source"}


def test_hidden_content_does_not_match(committed):
    fields = {"title": "Hidden", "body": "<p>hidden</p>"}
    with committed():
        make_draft(**fields)
        make_scheduled(**fields)
        make_withdrawn(**fields)
        source = make_source(title="Hidden")
        make_draft(title="x", body=f"<p>{citing(source)}</p>")
        post = make_post(title="Shown")
        for state in State:
            if state != State.PUBLISHED:
                make_comment(post=post, state=state, body="hidden", name="hidden")
    rebuild()
    assert search("hidden").hits == []


def test_entries_of_hidden_content_are_not_shown():
    """The index may be out of date: visibility is checked when searching."""
    post = make_post(title="Secret", body="<p>secret</p>")
    comment = make_comment(post=make_post(title="Other"), body="secret")
    rebuild()
    assert len(search("secret").hits) == 2
    type(post).objects.filter(pk=post.pk).update(withdrawn_at=post.published_at)
    type(comment).objects.filter(pk=comment.pk).update(state=State.SPAM)
    assert IndexEntry.objects.filter(post__isnull=False).count() == 3
    assert search("secret").hits == []


def test_the_index_follows_every_change(committed):
    with committed():
        post = make_draft(title="First", body="<p>words</p>")
    assert titles("words") == []
    with committed():
        publish(post, site=Site.objects.current())
    assert titles("words") == ["First"]
    with committed():
        rewrite(post, body="<p>phrases</p>")
    assert (titles("words"), titles("phrases")) == ([], ["First"])
    with committed():
        withdraw(post)
    assert (titles("phrases"), IndexEntry.objects.count()) == ([], 0)


def test_the_index_follows_comments_and_sources(committed):
    with committed():
        source = make_source(title="Old name")
        post = make_post(title="Post", body=f"<p>{citing(source)}</p>")
        comment = make_comment(post=post, state=State.PENDING, body="remarkable")
    with committed():
        approve(comment)
        write_source(source, {"type": "book", "title": "New name"})
    assert len(search("remarkable").hits) == 1
    assert {hit.entry.kind for hit in search('"New name"').hits} == {"post", "source"}
    with committed():
        reject(comment)
    assert search("remarkable").hits == []


def test_filters():
    author = make_account(name="Ann Lee")
    make_post(title="One", body="<p>war</p>", author=author, tags=("China",))
    post = make_post(title="Two", body="<p>war</p>")
    make_comment(post=post, body="war", name="Reader")
    rebuild()
    everything = IndexEntry.objects.all()
    assert titles("war", within=everything.tagged("china")) == ["One"]
    assert titles("war", within=everything.written_by("ann-lee")) == ["One"]
    assert titles("war", within=everything.filter(kind="comment")) == ["Reader"]
    assert sorted(titles("war", within=everything.filter(year=2013))) == ["One", "Two"]


def test_hits_are_highlighted_and_nothing_else():
    make_post(title="War & <b>peace</b>", body="<p>The wars of &lt;i&gt; Lüthi &amp; others.</p>")
    rebuild()
    [hit] = search("war luthi").hits
    assert [span.text for span in hit.title.spans if span.is_hit] == ["War"]
    assert [span.text for span in hit.text.snippet if span.is_hit] == ["wars", "Lüthi"]
    title = "".join(span.text for span in hit.title.spans)
    assert title == "War & <b>peace</b>"


def test_pages_show_every_hit_once():
    make_posts(*(f"P{number:02d} war" for number in range(23)))
    pages = [search("war", page=number) for number in (1, 2, 3)]
    seen = [hit.entry.title for page in pages for hit in page.hits]
    assert len(seen) == len(set(seen)) == pages[0].count == 23
    assert [page.has_more for page in pages] == [True, True, False]
    assert search("war", page=99).hits == []


def test_rebuild_search_prints_the_number_of_entries(capsys):
    make_posts("One", "Two")
    call_command("rebuild_search")
    assert capsys.readouterr().out == "2 indexed.\n"


def test_an_index_entry_is_replaced_or_stays(committed, monkeypatch):
    def fail(*_args, **_kwargs):
        raise DatabaseError("locked")

    with committed():
        post = make_post(title="First")
    monkeypatch.setattr(IndexEntry.objects, "bulk_create", fail)
    with pytest.raises(DatabaseError):
        index_posts([post.pk])
    assert titles("first") == ["First"]


def test_equal_matches_are_newest_first():
    for title, days in (("Old war", 1), ("New war", 3), ("Mid war", 2)):
        make_post(title=title, body="<p>Text.</p>", at=A_DAY + timedelta(days=days))
    rebuild()
    assert titles("war") == ["New war", "Mid war", "Old war"]


def test_equal_posts_of_one_moment_are_in_reverse_order_of_their_keys():
    posts = [make_post(title="War", body="<p>Text.</p>", at=A_DAY) for _ in range(3)]
    index_posts([post.pk for post in posts])
    assert [hit.entry.post for hit in search("war").hits] == posts[::-1]


def test_rebuilding_keeps_the_order_of_comments_in_batches(monkeypatch):
    monkeypatch.setattr("blog.search.indexing.BATCH", 1)
    post, now = make_post(), timezone.now()
    middle, newest, oldest = (
        make_comment(post=post, body="A pilot", created_at=now - timedelta(minutes=minutes))
        for minutes in (2, 1, 3)
    )
    rebuild()
    assert [hit.entry.comment for hit in search("pilot").hits] == [newest, middle, oldest]


def test_equal_comments_are_newest_first():
    post = make_post()
    comments = [make_comment(post=post, body="A pilot") for _ in range(3)]
    index_comments([comment.pk for comment in reversed(comments)])
    assert [hit.entry.comment for hit in search("pilot").hits] == comments[::-1]


def test_a_hit_is_in_the_language_of_its_post_and_a_comment_in_that_of_the_blog():
    make_posts("War")
    post = make_post(title="War of posts", language="fr")
    make_post(title="War of pages", language="it", kind="page")
    make_comment(post=post, body="A war")
    rebuild()
    languages = {hit.entry.title: hit.language for hit in search("war").hits}
    assert languages == {"War": "", "War of posts": "fr", "War of pages": "it", "": ""}


def test_the_owner_s_language_is_used_for_posts_without_one():
    Site.objects.update_or_create(pk=1, defaults={"language": "de"})
    make_post(title="One")
    make_post(title="Two", language="fr")
    rebuild()
    assert dict(IndexEntry.objects.values_list("title", "language")) == {"One": "de", "Two": "fr"}


def test_a_source_is_found_from_the_moment_its_post_is_out():
    at = timezone.now() + timedelta(minutes=1)
    make_post(title="Other", body=f"<p>{citing(make_source(title='Keeper'))}</p>", at=at)
    rebuild()
    assert search("keeper").hits == []
    with travel(at, tick=False):
        assert [hit.entry.kind for hit in search("keeper").hits][-1] == "source"


def test_near_words_are_offered_when_nothing_is_found():
    make_posts("Khrushchev spoke in the Kremlin", "The keepers wrote")
    assert search("khruschev").suggestion == "Khrushchev"
    assert search("“khruschev spoke” kremlim").suggestion == "“Khrushchev spoke” Kremlin"
    assert search("keepres").suggestion == "keepers"
    assert search("khrushchev").suggestion == search("zzzzzz").suggestion == ""


def test_every_near_word_is_offered_with_the_nearest_of_the_others():
    make_posts("Letter", "Letten", "Kremlin")
    assert list(suggestions("lettex kremlim")) == ["Letten Kremlin", "Letter Kremlin"]


@pytest.mark.parametrize("typed", ["krremllin", "brehev", "lokc", "fery", "fferry"])
def test_a_near_word_may_be_shorter_or_longer_by_as_many_letters_as_may_be_wrong(typed):
    make_posts("Kremlin", "Brezhnev", "Lock", "Ferry")
    near = {"k": "Kremlin", "b": "Brezhnev", "l": "Lock", "f": "Ferry"}
    assert search(typed).suggestion == near[typed[0]]


@pytest.mark.parametrize(
    ("typed", "offered"), [("fexxy", ""), ("krexxin", "Kremlin"), ("krexxxn", "")]
)
def test_two_letters_may_be_wrong_in_a_long_word_only(typed, offered):
    make_posts("Kremlin", "Ferry")
    assert search(typed).suggestion == offered


def test_a_hit_shows_its_text_or_its_sources_if_only_they_match():
    source = make_source(title="The Ferry Book, by a Pilot")
    make_post(title="One", body=f"<p>The ferry crossed.{citing(source)}</p>")
    rebuild()
    posts = {
        query: [hit.text for hit in search(query).hits if hit.entry.post]
        for query in ("ferry", "pilot")
    }
    assert [text.text for text in posts["ferry"]] == ["The ferry crossed."]
    assert ["Pilot" in text.text for text in posts["pilot"]] == [True]


def test_words_that_find_nothing_are_not_offered(committed):
    with committed():
        post = make_post(title="Khrushchev")
        make_comment(post=make_post(), body="Brezhnev")
    with committed():
        withdraw(post)
    assert search("khruschev").suggestion == search("brezhnef").suggestion == ""


def test_a_word_too_short_or_too_long_has_no_near_ones():
    make_posts("Ferry", "x" * 60)
    assert list(suggestions("fe")) == list(suggestions("x" * 61)) == []


def test_a_query_without_a_word_finds_nothing():
    make_posts("Ferry")
    assert search("—").hits == search(" ").hits == ()


def test_more_hits_in_as_much_text_rank_higher():
    make_posts("A war and peace", "B war and peace war", "C war")
    assert titles("war") == ["B", "C", "A"]
    assert sorted(titles("peace war")) == ["A", "B"]


def test_outdated_entries_are_indexed_again():
    make_posts("Łódź", "Other")
    post = make_post(title="Later withdrawn")
    make_comment(post=post, body="remark")
    make_source(title="Source")
    make_post(title="File", body=attaching(make_file()))
    rebuild()
    old = list(IndexEntry.objects.values_list("pk", flat=True))
    IndexEntry.objects.update(version=0)
    update_outdated()
    assert IndexEntry.objects.count() == len(old)
    assert not IndexEntry.objects.filter(pk__in=old).exists()
    assert titles("lodz") == ["Łódź"]
    assert not IndexEntry.objects.outdated().exists()
    update_outdated()


def test_authors_find_posts_in_any_stage_by_the_index():
    published = make_post(title="Ferries", body="<p>Crossing the strait by ferry.</p>")
    draft = make_draft(title="A ferry at night")
    withdrawn = make_withdrawn(title="Ferry prices")
    make_post(title="Trains")
    rebuild()
    assert set(posts_matching("ferry")) == {published.pk, draft.pk, withdrawn.pk}
    assert set(posts_matching("strait cros")) == {published.pk}
    assert posts_matching("nobody") == []


def test_new_entries_are_in_the_index_at_once():
    """SQLite's index has no list of entries to come; PostgreSQL's is switched off."""
    found = {}
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT relname, reloptions FROM pg_class WHERE relname LIKE 'index_entry_%_vector'"
            )
            found = dict(cursor.fetchall())
        assert set(found) == {"index_entry_search_vector", "index_entry_title_vector"}
    assert all(options == ["fastupdate=off"] for options in found.values())
    for count in (1, 2):
        make_post(title=f"Ferry {count}")
        rebuild()
        assert len(posts_matching("ferry")) == count


def test_a_search_with_a_rare_or_a_common_tag_finds_the_same(monkeypatch):
    for number in range(3):
        make_post(title=f"War {number}", tags=("China",))
    make_post(title="War elsewhere", tags=("Chile",))
    rebuild()
    for rare in (500, 2):
        monkeypatch.setattr(models, "RARE", rare)
        found = search("war", within=IndexEntry.objects.all().tagged("china"))
        assert found.count == 3


def test_a_full_last_page_has_no_next_one():
    assert not Results(count=2 * PAGE_SIZE, page=2).has_more
    assert Results(count=2 * PAGE_SIZE + 1, page=2).has_more
