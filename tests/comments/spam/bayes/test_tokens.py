"""The tokens of a comment."""

import pytest

from blog.comments.spam.bayes.tokens import host_of, links_in, tokens_of


def test_words_prefixes_pairs_and_form():
    assert tokens_of(body="Buy cheaper watches", name="Best Deals") == [
        *("buy", "cheaper", "watches", "cheap-", "watch-", "buy cheaper", "cheaper watches"),
        *("links:0", "form:length 0", "name:best", "name:deals", "website:none"),
    ]


def test_links_have_tokens_of_host_and_top_level_domain():
    tokens = tokens_of(body="See https://www.Shop.example.xyz/a?b=1", website="https://me.example/")
    assert [token for token in tokens if "link" in token or "website" in token] == [
        *("links:1", "link:shop.example.xyz", "link:.xyz"),
        *("website:me.example", "website:.example"),
    ]


@pytest.mark.parametrize(
    ("body", "token"),
    [
        ("BUY NOW BEFORE THEY GO", "form:capitals"),
        ("Wow!!!", "form:exclamations"),
        ("word " * 70, "form:length 5"),
    ],
)
def test_the_form_of_a_text(body, token):
    assert token in tokens_of(body=body)


def test_a_program_is_recognized_by_its_user_agent():
    assert "agent:python" in tokens_of(body="Hi", agent="python-requests/2.32")
    assert not [
        token
        for token in tokens_of(body="Hi", agent="Mozilla/5.0 Firefox/140.0")
        if "agent" in token
    ]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("at https://a.example/x, then", ["https://a.example/x,"]),
        ("[a](http://a.example) <https://b.example>", ["http://a.example", "https://b.example"]),
        ("go to shop.com/now or www.a.example", ["shop.com/now", "www.a.example"]),
        ("He left.Then she came. e.g. this", []),
        ("1862.Com", ["1862.Com"]),
    ],
)
def test_links_are_found_however_written(text, links):
    assert links_in(text) == links


@pytest.mark.parametrize(
    ("link", "host"),
    [
        ("https://WWW.Example.org:8000/x", "example.org"),
        ("example.org/x", "example.org"),
        ("https://[::1", ""),
        ("", ""),
    ],
)
def test_the_host_of_a_link(link, host):
    assert host_of(link) == host


def test_a_huge_text_has_a_limited_number_of_tokens():
    tokens = tokens_of(body=" ".join(f"w{n}" for n in range(5_000)) + " " + "x" * 100)
    assert len(tokens) == 600
    assert max(map(len, tokens)) <= 60


def test_a_token_has_at_most_sixty_characters():
    tokens = tokens_of(body=f"{'x' * 60} {'y' * 61}")
    assert "x" * 60 in tokens
    assert "y" * 61 not in tokens
