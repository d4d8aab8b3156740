"""The authors of posts: accounts and guests, in order."""
