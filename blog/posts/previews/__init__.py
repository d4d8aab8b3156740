"""Preview links to unpublished posts."""
