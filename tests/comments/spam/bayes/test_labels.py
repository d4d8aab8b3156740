"""Signs as a moderator reads them."""

import pytest

from blog.comments.spam.bayes.labels import worded
from blog.comments.spam.bayes.tokens import signs_of


@pytest.mark.parametrize(
    ("sign", "words"),
    [
        ("casino", "casino"),
        ("free money", "free money"),
        ("watch-", "watch…"),
        ("link:shop.example", "a link to shop.example"),
        ("link:.xyz", "a link to *.xyz"),
        ("links:0", "no link"),
        ("links:1", "1 link"),
        ("links:3", "three links or more"),
        ("website:none", "no website"),
        ("website:a.example", "the website a.example"),
        ("website:.example", "the website *.example"),
        ("name:deals", "the name “deals”"),
        ("agent:python", "sent by a program (python)"),
        ("form:capitals", "capital letters"),
        ("form:exclamations", "exclamation marks"),
        ("form:length 0", "a few words"),
        ("form:length 5", "a long text"),
    ],
)
def test_a_sign_in_plain_words(sign, words):
    assert worded(sign) == words


def test_no_sign_is_left_as_the_filter_writes_it():
    text = "BUY WATCHES NOW AT https://shop.example.xyz !!!" + " word" * 80
    signs = signs_of(body=text, name="Deals", website="https://a.example", agent="curl/8")
    assert not [sign for sign in signs if ":" in worded(sign)]
