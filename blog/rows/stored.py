"""What is told of other rows, or made, and stored beside a row: saving it whole overwrites none."""

from typing import Any

from django.db import models
from django.db.models import F


class Stored(models.Field):  # type: ignore[type-arg]
    """Changed by `update()` alone. A row that is read, edited and saved leaves it as it is by then,
    whoever changed it meanwhile."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"editable": False, **kwargs})

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:  # noqa: FBT001  Django's own
        return super().pre_save(model_instance, add) if add else F(self.attname)


class StoredCount(Stored, models.PositiveIntegerField):  # type: ignore[type-arg]
    """A number of rows."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"default": 0, **kwargs})


class StoredText(Stored, models.CharField):  # type: ignore[type-arg]
    """The name of something made of the row."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"default": "", "blank": True, **kwargs})


class StoredDict(Stored, models.JSONField):
    """What was made of the row, by names."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"default": dict, "blank": True, **kwargs})


class StoredList(Stored, models.JSONField):
    """Something of each of some rows."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"default": list, "blank": True, **kwargs})
