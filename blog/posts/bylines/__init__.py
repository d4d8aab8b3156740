"""Who wrote a post: accounts and guests, in order."""
