"""Background work in the admin panel: the email log and failed jobs."""
