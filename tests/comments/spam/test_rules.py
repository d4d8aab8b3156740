"""The owner's rules for comments."""

import pytest
from django.core.exceptions import ValidationError

from blog.comments.spam.rules import SpamRules, lines_in, validate_domains, validate_networks


@pytest.mark.parametrize(
    "text", ["", "192.0.2.7", "192.0.2.0/24\n\n 2001:db8::/48 ", "192.0.2.7/24"]
)
def test_ip_addresses_and_networks_are_valid(text):
    validate_networks(text)


@pytest.mark.parametrize("line", ["my house", "192.0.2", "192.0.2.0/33", "example.org"])
def test_an_invalid_network_is_named(line):
    with pytest.raises(ValidationError, match=f"“{line}” is neither an IP address nor a network"):
        validate_networks(f"192.0.2.7\n{line}")


@pytest.mark.parametrize("text", ["", "example.org", "a.example\n b.example "])
def test_domains_are_valid(text):
    validate_domains(text)


@pytest.mark.parametrize("line", ["https://a.example/", "me@a.example", "a b.example", "local"])
def test_an_invalid_domain_is_named(line):
    with pytest.raises(ValidationError, match=f"“{line}” is not a domain"):
        validate_domains(f"a.example\n{line}")


def test_lines_are_stripped_and_empty_ones_ignored():
    assert lines_in(" a b \n\n\tc\r\n") == ["a b", "c"]


@pytest.mark.django_db
def test_without_stored_rules_there_are_empty_ones():
    rules = SpamRules.objects.current()
    assert (rules.phrases, rules.outcome, rules.proof) == ("", "spam", "rising")
    assert not SpamRules.objects.exists()
    SpamRules.objects.create(pk=1, phrases="casino")
    assert SpamRules.objects.current().phrases == "casino"
