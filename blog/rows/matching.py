"""Matching rows with what a person types into a search field."""

from django.db.models import Q

MAX_TERMS = 20  # SQLite refuses an expression of a thousand conditions


def terms_in(query: str, *fields: str) -> Q:
    """Return the condition for rows with every term of `query`, each in any of the fields."""
    condition = Q()
    for term in query.split()[:MAX_TERMS]:
        in_any = Q()
        for field in fields:
            in_any |= Q(**{f"{field}__icontains": term})
        condition &= in_any
    return condition
