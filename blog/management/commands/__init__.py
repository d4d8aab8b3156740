"""Commands: each parses its arguments, calls a verb and prints a report."""
