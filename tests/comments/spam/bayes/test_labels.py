"""Labels of tokens."""

import pytest

from blog.comments.spam.bayes.labels import token_label
from blog.comments.spam.bayes.tokens import tokens_of


@pytest.mark.parametrize(
    ("token", "label"),
    [
        ("casino", "casino"),
        ("free money", "free money"),
        ("watch-", "watch…"),
        ("link:shop.example", "a link to shop.example"),
        ("link:.xyz", "a link to *.xyz"),
        ("links:0", "no links"),
        ("links:1", "1 link"),
        ("links:3", "three or more links"),
        ("website:none", "no website"),
        ("website:a.example", "the website a.example"),
        ("website:.example", "the website *.example"),
        ("name:deals", "the name “deals”"),
        ("agent:python", "sent by a program (python)"),
        ("form:capitals", "all capitals"),
        ("form:exclamations", "exclamation marks"),
        ("form:length 0", "a few words"),
        ("form:length 5", "a long text"),
    ],
)
def test_label_of_a_token(token, label):
    assert token_label(token) == label


def test_every_token_has_a_label():
    text = "BUY WATCHES NOW AT https://shop.example.xyz !!!" + " word" * 80
    tokens = tokens_of(body=text, name="Deals", website="https://a.example", agent="curl/8")
    assert not [token for token in tokens if ":" in token_label(token)]
