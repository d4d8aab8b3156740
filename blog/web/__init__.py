"""Middleware for every request: its blog and language, client IP, compression, session use."""
