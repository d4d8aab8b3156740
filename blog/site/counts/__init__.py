"""The numbers of posts and sources in readers' lists, stored so that no page counts rows."""
