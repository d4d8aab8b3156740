"""`manage.py unlock_login NAME`: end an account's pause after wrong passwords and codes."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from blog.people import two_factor
from blog.people.login_attempts import lift_pauses
from blog.people.models import Account


class Command(BaseCommand):
    help = "End an account's pause after wrong passwords and codes."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="the username")
        parser.add_argument(
            "--without-second-factor",
            action="store_true",
            help="also turn off two-factor authentication, if phone and backup codes are lost",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        account = Account.objects.filter(username=options["name"]).first()
        if account is None:
            raise CommandError(f"There is no account with the username {options['name']}.")
        lift_pauses(account.username)
        if options["without_second_factor"]:
            two_factor.disable(account)
        self.stdout.write(f"{account.username} can log in again now.")
