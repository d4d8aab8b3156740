"""manage.py rebuild_search: index everything that can be found again."""

from typing import Any

from django.core.management.base import BaseCommand

from blog.search.indexing import rebuild


class Command(BaseCommand):
    help = "Indexes every post, comment and source for the search again, while readers search on."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{rebuild()} indexed.")
