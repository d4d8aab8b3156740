"""The layers of the spam filter, one module each."""
