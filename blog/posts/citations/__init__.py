"""What a post cites, consulted and shows: recorded, so that nothing in use can vanish."""
