"""`manage.py db_worker`: the worker of the task queue, logging what the settings say."""

from django_tasks_db.management.commands import db_worker


class Command(db_worker.Command):
    def configure_logging(self, verbosity: int) -> None:
        """As LOGGING says; the original writes a line for every state of every task."""
