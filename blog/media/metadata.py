"""A picture's metadata: alt text, caption, credit, license, source and focal point."""

from django.db import transaction

from blog.media.models import Picture
from blog.media.signals import picture_ready

METADATA = (
    *("alt", "is_decorative", "caption", "credit", "license", "source"),
    *("focus_x", "focus_y"),
)


@transaction.atomic
def save_metadata(picture: Picture) -> None:
    """Save the metadata, and have the pages that show the picture rendered again."""
    picture.save(update_fields=METADATA)
    picture_ready.send_robust(sender=Picture, picture=picture)
