"""A number of rows that is stored beside them: what saving a whole row must not overwrite."""

from typing import Any

from django.db import models
from django.db.models import F


class KeptCount(models.PositiveIntegerField):  # type: ignore[type-arg]
    """Changed by `update()` alone. A row that is read, edited and saved leaves it as it is by then,
    whoever counted meanwhile."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"default": 0, "editable": False, **kwargs})

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:  # noqa: FBT001  Django's own
        return super().pre_save(model_instance, add) if add else F(self.attname)
