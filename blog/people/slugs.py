"""Slugs made of the words of another field when a row is saved."""

from typing import Any

from django.db import models

from blog.text.words.slugs import slugify


class SlugOf(models.SlugField[Any, Any]):
    """The slug of what the field or property `of` says; "" while that says nothing.

    A unique one is given once, with -2, -3 … if another row has it, and then stays: addresses last.
    """

    def __init__(self, *args: Any, of: str, **kwargs: Any) -> None:
        self.of = of
        super().__init__(*args, **{"editable": False, "blank": True, "max_length": 100, **kwargs})

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"of": self.of}

    def pre_save(self, model_instance: models.Model, add: bool) -> str | None:  # noqa: FBT001
        given: str | None = getattr(model_instance, self.attname)
        if not (given and self.unique):
            given = self._made(model_instance)
            setattr(model_instance, self.attname, given)
        return given

    def _made(self, row: models.Model) -> str:
        words = str(getattr(row, self.of))
        slug = (slugify(words) or "unnamed") if words else ""
        return self._free(row, slug or "unnamed") if self.unique else slug

    def _free(self, row: models.Model, slug: str) -> str:
        rows = self.model._meta.default_manager
        assert rows is not None
        others = rows.exclude(pk=row.pk)
        free, count = slug, 1
        while others.filter(**{self.attname: free}).exists():
            count += 1
            free = f"{slug}-{count}"
        return free
