"""Words of a text: tokens, diffs, direction, search text, sentences, slugs."""
