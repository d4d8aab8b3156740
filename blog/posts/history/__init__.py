"""Every version of a post: kept, compared, restored; corrections that readers are shown."""
