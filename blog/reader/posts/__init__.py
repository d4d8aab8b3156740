"""A post's page, its pictures and how to cite it."""
