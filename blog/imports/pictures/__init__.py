"""The pictures and files of imported entries: finding, fetching and storing them."""
