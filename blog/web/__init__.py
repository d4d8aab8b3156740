"""What says request and belongs to no door: the client's IP, compression, the blog of a request."""
