"""A still copy: the public blog as plain files, for a web server without Ibid or for a disk."""
