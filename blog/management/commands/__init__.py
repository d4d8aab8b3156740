"""Commands: parse, call a verb, print a report."""
