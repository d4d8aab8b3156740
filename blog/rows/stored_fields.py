"""Stored fields: values computed from other rows, which saving the row does not overwrite."""

from typing import Any

from django.db import models
from django.db.models import F

from blog.rows.sorted_json import SortedJSONField


class Stored(models.Field):  # type: ignore[type-arg]
    """A mixin for fields that only `update()` changes.

    Saving an instance keeps the current value in the database, even if the instance is outdated.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"editable": False, **kwargs})

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:  # noqa: FBT001  Django's signature
        return super().pre_save(model_instance, add) if add else F(self.attname)


class StoredCount(Stored, models.PositiveIntegerField):  # type: ignore[type-arg]
    """A count of other rows, such as a post's comments."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"default": 0, **kwargs})


class StoredDate(Stored, models.DateTimeField):  # type: ignore[type-arg]
    """A date derived from the row and others, such as that from which a list shows a post."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"null": True, "blank": True, **kwargs})


class StoredText(Stored, models.CharField):  # type: ignore[type-arg]
    """A short text derived from the row, such as the name of its link preview's file."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"default": "", "blank": True, **kwargs})


class StoredDict(Stored, SortedJSONField):
    """Values derived from the row, by name, such as the files of a site's icons."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"default": dict, "blank": True, **kwargs})


class StoredList(Stored, SortedJSONField):
    """A list of data from other rows, such as a post's reactions."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"default": list, "blank": True, **kwargs})
