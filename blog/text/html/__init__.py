"""HTML converted to HTML, to text or to its parts."""
