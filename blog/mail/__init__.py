"""Emails: stored by the verb that sends them, delivered by the worker, retried on failure."""
