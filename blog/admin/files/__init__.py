"""Documents, sound and film in the media library."""
