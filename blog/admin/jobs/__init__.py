"""Work done in the background: the email log, failed jobs."""
