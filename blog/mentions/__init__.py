"""Webmention: what other sites say of a post here, and telling them what it says of theirs."""
