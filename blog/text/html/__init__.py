"""HTML in; HTML, text or parts of it out."""
