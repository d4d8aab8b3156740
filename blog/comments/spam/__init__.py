"""What becomes of a comment: layers look at it, cheap ones first, and say why in plain words."""
