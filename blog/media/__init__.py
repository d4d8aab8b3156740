"""Pictures: kept once by content, cleaned on arrival, delivered in several sizes."""
