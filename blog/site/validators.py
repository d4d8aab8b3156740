"""Validators of names and titles, in models and forms of all rooms above."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from blog.text.words.invisible import is_blank


def validate_visible(value: str) -> None:
    """Raise ValidationError if the value shows nothing, such as a zero-width space."""
    if is_blank(value):
        raise ValidationError(_("This field is required."), code="required")
