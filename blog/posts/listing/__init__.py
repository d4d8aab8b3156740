"""Which lists of readers a post is in, and the counts of these lists."""
