"""Shared parts of models: stored fields, composite foreign keys, the trash."""
