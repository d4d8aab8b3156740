"""The owner's pages of webhooks."""
