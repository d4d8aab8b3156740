"""Link health: the web pages that posts and sources link to, checked politely in the background."""
