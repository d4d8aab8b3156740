"""Sources in the admin panel: list, form, import, merge, citation styles."""
