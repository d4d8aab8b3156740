"""Links by which others read a post that is not published."""
