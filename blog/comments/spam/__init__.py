"""The spam filter. Read `filtering` first: it runs the `layers` over a comment, cheapest first.

Each layer returns a `Finding` or None, and the strictest finding is the `Verdict`. The Bayes layer
learns from moderators' decisions (`bayes`); Akismet answers later (`late_verdicts`).
"""
