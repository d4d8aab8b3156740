"""Saying what a picture shows, who made it and how it may be used."""

from django.db import transaction

from blog.media.models import Picture
from blog.media.signals import picture_ready


@transaction.atomic
def describe(picture: Picture) -> None:
    """Keep what was said of `picture`, and let the pages that show it be made again."""
    picture.save(update_fields=["alt", "is_decorative", "caption", "credit", "licence"])
    picture_ready.send_robust(sender=Picture, picture=picture)
