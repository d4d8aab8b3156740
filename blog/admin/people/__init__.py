"""Accounts, invitations, login and two-factor authentication."""
