"""Tags and series in the admin panel."""
