"""The door for programs: a JSON API, Micropub, MetaWeblog, and their description."""
