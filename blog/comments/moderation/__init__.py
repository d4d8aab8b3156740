"""What moderators decide about comments, their queue, and their replies."""
