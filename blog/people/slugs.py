"""A field with the slug of another field, computed when a row is saved."""

from typing import Any

from django.db import models

from blog.text.words.slugs import slugify


class SlugOf(models.SlugField[Any, Any]):
    """The slug of the field or property `of`; "" while that is empty.

    A unique slug is computed once, with -2, -3 … appended if another row has it. It then stays the
    same, so that URLs stay valid.
    """

    def __init__(self, *args: Any, of: str, **kwargs: Any) -> None:
        self.of = of
        super().__init__(*args, **{"editable": False, "blank": True, "max_length": 100, **kwargs})

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"of": self.of}

    def pre_save(
        self,
        model_instance: models.Model,
        add: bool,  # noqa: ARG002, FBT001  Django passes it by name
    ) -> str | None:
        slug: str | None = getattr(model_instance, self.attname)
        if not (slug and self.unique):
            slug = self._slug_for(model_instance)
            setattr(model_instance, self.attname, slug)
        return slug

    def _slug_for(self, row: models.Model) -> str:
        text = str(getattr(row, self.of))
        slug = (slugify(text) or "unnamed") if text else ""
        return self._unused(row, slug or "unnamed") if self.unique else slug

    def _unused(self, row: models.Model, slug: str) -> str:
        rows = self.model._meta.default_manager
        assert rows is not None
        others = rows.exclude(pk=row.pk)
        unused, count = slug, 1
        while others.filter(**{self.attname: unused}).exists():
            count += 1
            unused = f"{slug}-{count}"
        return unused
