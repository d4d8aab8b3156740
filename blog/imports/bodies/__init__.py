"""The bodies of imported entries: old HTML becomes Ibid's blocks. Nothing here knows Django."""
