"""The authors of imported entries: accounts that are the same person, or guests by name."""

from collections.abc import Mapping

from blog.imports.records import Author, Entry
from blog.people.models import Account
from blog.posts.bylines.setting import Author as Writer

MAX_NAME = 150


class Authors:
    """Finds the account of an author by email or name; anyone else is a guest."""

    def __init__(self, authors: Mapping[str, Author], *, by: Account | None) -> None:
        self._by = by
        accounts = Account.objects.filter(is_active=True).order_by("pk")
        by_name: dict[str, Writer] = {}
        by_email: dict[str, Writer] = {}
        for account in accounts:
            by_name.setdefault(account.shown_name.casefold(), account)
            if account.email:
                by_email.setdefault(account.email.casefold(), account)
        self._writers = {
            key: by_email.get(author.email.casefold())
            or by_name.get(author.name.casefold())
            or " ".join(author.name.split())[:MAX_NAME]
            for key, author in authors.items()
        }

    def of(self, entry: Entry) -> list[Writer]:
        """Return the authors of the entry; whoever imports it if the export names nobody."""
        found = [self._writers.get(key) or key[:MAX_NAME] for key in entry.authors if key]
        return found or ([self._by] if self._by else [])

    def named(self, key: str) -> Writer:
        """Return the author with this key, "" if the export has none."""
        return self._writers.get(key, "")

    def account(self, key: str) -> Account | None:
        """Return the account of an author, None if they are a guest."""
        found = self._writers.get(key)
        return found if isinstance(found, Account) else None
