"""Emails: stored when they are called for, sent by the worker, tried again until they arrive."""
