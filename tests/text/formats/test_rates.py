"""Rates in settings."""

from datetime import timedelta

import pytest

from blog.text.formats.rates import Rate, parse_rate


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("10/m", Rate(10, timedelta(minutes=1))),
        ("30/10m", Rate(30, timedelta(minutes=10))),
        (" 5/H ", Rate(5, timedelta(hours=1))),
        ("100000/s", Rate(100_000, timedelta(seconds=1))),
        ("0/d", Rate(0, timedelta(days=1))),
    ],
)
def test_a_rate_is_parsed(text, rate):
    assert parse_rate(text) == rate


@pytest.mark.parametrize("text", ["", "10", "10/", "/m", "ten/m", "10/0m", "10/w", "-1/m", "1/m/s"])
def test_invalid_rates_are_refused(text):
    with pytest.raises(ValueError, match=r"must look like 10/m"):
        parse_rate(text)


def test_a_rate_times_a_number():
    assert parse_rate("10/m") * 3 == parse_rate("30/m")
