"""The example blog of a new installation, which shows what Ibid can do."""
