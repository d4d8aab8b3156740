"""Words: blocks, differences, directions, folding, slugs."""
