"""Accounts, their roles, how they log in, and the audit log."""
