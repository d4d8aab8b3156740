"""Lists of posts: archives, tags, authors, series."""
