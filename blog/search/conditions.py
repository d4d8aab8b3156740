"""What selects the entries of a search, in the SQL of a database."""

from typing import NamedTuple


class Condition(NamedTuple):
    """Expressions in SQL that must all be true, and the values of their placeholders."""

    where: tuple[str, ...]
    values: tuple[str, ...]
