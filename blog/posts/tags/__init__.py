"""Tags, their synonyms, and posts that have them."""
