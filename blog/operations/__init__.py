"""Running the blog: what its hosts share, their health, doctor, moving between databases."""
