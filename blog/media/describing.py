"""Saying what a picture shows and where one looks, who made it and how it may be used."""

from django.db import transaction

from blog.media.models import Picture
from blog.media.signals import picture_ready


@transaction.atomic
def describe(picture: Picture) -> None:
    """Keep what was said of `picture`, and let the pages that show it be made again."""
    said = ["alt", "is_decorative", "caption", "credit", "license", "source", "focus_x", "focus_y"]
    picture.save(update_fields=said)
    picture_ready.send_robust(sender=Picture, picture=picture)
