"""What fields of posts choose from, and the stage of a post."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    POST = "post", _("post")
    PAGE = "page", _("page")


class Stage(models.TextChoices):
    """The stage of a post, derived from its dates and never stored."""

    DRAFT = "draft", _("draft")
    SCHEDULED = "scheduled", _("scheduled")
    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn")
    TRASHED = "trashed", _("in the trash")


class Direction(models.TextChoices):
    LEFT_TO_RIGHT = "ltr", _("left to right")
    RIGHT_TO_LEFT = "rtl", _("right to left")
