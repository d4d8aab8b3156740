"""HTML in, HTML or its parts out."""
