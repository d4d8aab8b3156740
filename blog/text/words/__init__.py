"""Words: tokens, diffs, direction, search text, sentences, slugs."""
