"""The registry of what a text may hold: for each kind its form, its rendering and its checks."""
