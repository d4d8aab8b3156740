"""The list of links that need care."""
