"""Emails: written with what they tell of, sent by the worker, tried again until they arrive."""
