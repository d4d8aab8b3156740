"""`manage.py let_in NAME`: lifts the pauses after wrong passwords and codes."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from blog.people import two_factor
from blog.people.login_attempts import lift_pauses
from blog.people.models import Account


class Command(BaseCommand):
    help = "Let somebody try again at once who has to wait after wrong passwords or codes."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="the name they log in with")
        parser.add_argument(
            "--without-second-factor",
            action="store_true",
            help="also turn their second factor off: phone and backup codes are gone",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        account = Account.objects.filter(username=options["name"]).first()
        if account is None:
            raise CommandError(f"Nobody here logs in as {options['name']}.")
        lift_pauses(account.username)
        if options["without_second_factor"]:
            two_factor.disable(account)
        self.stdout.write(f"{account.username} may try again at once.")
