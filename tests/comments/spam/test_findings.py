"""Findings of the spam filter."""

from blog.comments.spam.findings import LAYER_NAMES, Finding, Outcome


def test_a_finding_survives_json():
    finding = Finding("bayes", Outcome.SPAM, "99% likely to be spam", (("casino", 0.987),))
    assert Finding.from_json(finding.as_json()) == finding


def test_a_finding_has_labels_for_moderators():
    finding = Finding("rate", Outcome.HOLD, "too many comments", (("casino", 0.987), ("you", 0.4)))
    assert (finding.name, finding.label) == ("Rate limit", "hold")
    assert finding.percents == [("casino", 99), ("you", 40)]


def test_an_unknown_layer_is_named_by_its_key():
    assert Finding("former", Outcome.PASS, "").name == "former"
    assert "former" not in LAYER_NAMES


def test_outcomes_become_stricter():
    outcomes = [Outcome.PASS, Outcome.HOLD, Outcome.SPAM, Outcome.REFUSE]
    strictness = [outcome.strictness for outcome in outcomes]
    assert strictness == [0, 1, 2, 3]
