"""`manage.py rebuild_search`: rebuild the search index."""

from typing import Any

from django.core.management.base import BaseCommand

from blog.search.indexing import rebuild


class Command(BaseCommand):
    help = (
        "Rebuild the search index of posts, comments and sources. Search keeps working meanwhile."
    )

    def handle(self, *_args: Any, **_options: Any) -> None:
        self.stdout.write(f"{rebuild()} indexed.")
