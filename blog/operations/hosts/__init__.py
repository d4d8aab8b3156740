"""What all hosts of a blog must share: the secret key, the media, and turns at preparing."""
