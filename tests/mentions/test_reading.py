"""Reading a page that links here: its author, the kind of mention, its text."""

from datetime import UTC, date, datetime

import pytest

from blog.mentions import reading
from blog.mentions.reading import Found, read_mention

US = "https://blog.example/2013/07/x/"
PAGE = "https://ada.example/notes/1"
HOME = "https://ada.example/"
LIKE = f'<a class="u-like-of" href="{US}"></a>'


def read(html: str, *, url: str = PAGE) -> Found | None:
    return read_mention(html, url=url, target=US, today=date(2026, 11, 26))


def entry(inner: str) -> str:
    author = '<a class="p-author h-card" href="/">Ada <b>Lovelace</b></a>'
    return f"<title>Notes</title><div class='h-entry'>{author}{inner}</div>"


def test_the_only_entry_of_a_page_is_meant_and_none_of_several():
    other = "<div class=h-entry><p class=e-content>Other</p></div>"
    link = f'<p>See <a href="{US}">this</a></p>'
    only = read(entry("<p class=e-content>Text</p>") + link)
    assert (only.name, only.kind) == ("Ada Lovelace", "mention")
    several = read(entry("<p class=e-content>Text</p>") + other + link)
    assert several.name != "Ada Lovelace"


def test_a_reply_is_read_in_full():
    found = read(
        entry(
            f'<a class="u-in-reply-to" href="{US}">Re</a>'
            '<div class="e-content"><p>First of all.</p><ul><li>Then <b>this</b></ul>'
            "and so on</div>"
            '<time class="dt-published" datetime="2026-11-26T03:00:00+00:00">now</time>'
        )
    )
    assert found == Found(
        kind="reply",
        name="Ada Lovelace",
        website=HOME,
        paragraphs=("First of all.", "Then this", "and so on"),
        written_at=datetime(2026, 11, 26, 3, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("name", "kind"), [("like-of", "like"), ("repost-of", "repost"), ("bookmark-of", "bookmark")]
)
def test_a_gesture_has_no_words(name, kind):
    found = read(entry(f'<a class="u-{name}" href="{US}">A post</a>'))
    assert (found.kind, found.title, found.paragraphs) == (kind, "", ())


def test_a_repost_repeats_what_we_know():
    cited = f'<div class="u-repost-of h-cite"><a class="u-url" href="{US}">x</a></div>'
    found = read(entry(f'{cited}<div class="e-content">All of the post again</div>'))
    assert (found.kind, found.paragraphs) == ("repost", ())


def test_a_bookmark_with_words_is_a_mention():
    found = read(entry(f'<a class="u-bookmark-of" href="{US}"></a><p class="e-content">Read it!'))
    assert (found.kind, found.paragraphs) == ("mention", ("Read it!",))


def test_an_article_is_told_by_its_title_and_the_words_around_the_link():
    found = read(
        entry(
            '<h1 class="p-name">On engines</h1><div class="e-content"><p>A long beginning.</p>'
            f'<p>As <a href="{US}">the keeper</a> wrote, nothing was ever as it seemed.</p></div>'
        )
    )
    assert (found.kind, found.title, found.paragraphs) == (
        "mention",
        "On engines",
        ("As the keeper wrote, nothing was ever as it seemed.",),
    )


def test_of_a_long_paragraph_what_stands_around_the_link():
    before, after = "before " * 200, " after" * 200
    found = read(entry(f'<p class="e-content">{before}<a href="{US}">link</a>{after}</p>'))
    (excerpt,) = found.paragraphs
    assert excerpt.startswith("… before") and excerpt.endswith("after …")
    assert " link " in excerpt and len(excerpt) <= reading.MAX_EXCERPT


def test_a_note_has_no_title():
    note = (
        f'<p class="e-content p-name">Look at <a href="{US}">this</a>, it is very good indeed.</p>'
    )
    assert read(entry(note)).title == ""


def test_on_a_page_of_many_entries_the_one_that_links_here():
    other = '<div class="h-entry"><p class="e-content">Something else</p></div>'
    ours = entry(f'<a class="u-in-reply-to" href="{US}"></a><p class="e-content">Ours</p>')
    assert read(f"<div class='h-feed'>{other}{ours}{other}</div>").paragraphs == ("Ours",)


def test_among_several_entries_the_one_whose_text_links_here():
    other = '<div class="h-entry"><p class="e-content">Something else</p></div>'
    ours = entry(f'<div class="e-content"><p>Ours is <a href="{US}">here</a>, it says.</p></div>')
    assert read(other + ours + other).paragraphs[0].endswith("Ours is here, it says.")


def test_a_page_without_microformats_is_read_as_any_other():
    html = (
        "<title>On engines | Ada’s Notes</title><meta name='author' content='Ada Lovelace'>"
        "<meta property='og:site_name' content='Ada’s Notes'>"
        f"<p>As <a href='{US}'>the keeper</a> wrote, nothing was ever as it seemed.</p>"
    )
    assert read(html) == Found(
        kind="mention",
        name="Ada Lovelace",
        website=HOME,
        title="On engines",
        paragraphs=("As the keeper wrote, nothing was ever as it seemed.",),
    )


def test_a_page_that_says_nothing_is_known_by_its_host():
    assert read(f"<a href='{US}'>x</a>") == Found(kind="mention", name="ada.example", website=HOME)


def test_a_page_that_does_not_link_here_says_nothing():
    assert read(entry(f"<p class='e-content'>{US}</p>")) is None


@pytest.mark.parametrize(
    "claimed",
    ["https://bob.example/", "javascript:alert(1)", "https://a:b@ada.example/", "http://[bad", ""],
)
def test_no_page_speaks_in_the_name_of_another_site(claimed):
    card = f'<span class="p-author h-card"><a class="p-name u-url" href="{claimed}">Bob</a></span>'
    found = read(f'<div class="h-entry">{card}{LIKE}</div>')
    assert (found.name, found.website) == ("Bob", HOME)


def test_a_name_is_one_plain_line():
    name = "<script>alert(1)</script> Ada\n\u202eevol \u2066x " + "y" * 100
    found = read(f'<div class="h-entry"><b class="p-author h-card">{name}</b>{LIKE}</div>')
    assert found.name == ("Ada evol x " + "y" * 100)[:80]


def test_an_author_by_address_is_looked_for_on_the_page():
    html = (
        f'<div class="h-entry"><a class="u-author" href="/ada"></a>{LIKE}</div>'
        '<div class="h-card"><a class="u-url p-name" href="/ada">Ada</a></div>'
        '<div class="h-card"><a class="u-url p-name" href="/bob">Bob</a></div>'
    )
    assert (read(html).name, read(html).website) == ("Ada", "https://ada.example/ada")


@pytest.mark.parametrize(
    "inner",
    [
        "<div class='h-entry'>" * 50_000,
        "<b>" * 100_000,
        "<time class='dt-published' datetime='2026-99-99'></time>",
        "<base href='http://[bad'>",
        "\0" * 100,
    ],
)
def test_a_hostile_page_harms_nobody(inner):
    assert read(entry(LIKE) + inner) is not None


def test_more_than_mf2py_can_bear_is_read_as_any_other_page(monkeypatch):
    monkeypatch.setattr(reading, "MAX_PARSED", 10)
    assert read(entry(LIKE)).kind == "mention"
