"""Pictures: stored once by content, cleaned when uploaded, served in several sizes."""
