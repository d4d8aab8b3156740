"""Records of the sources and pictures a post uses, so that none in use can be deleted."""
