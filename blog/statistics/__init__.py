"""Views, visitors, referrers and searches without results: daily totals, never a person."""
