"""A field with the folded form of a name, by which names that look alike are found."""

from typing import Any

from django.db import models

from blog.text.words.folding import fold_name


class FoldedName(models.CharField[str, str]):
    """The folded form of the field `of`, computed whenever the row is saved."""

    def __init__(self, *args: Any, of: str, **kwargs: Any) -> None:
        self.of = of
        fixed = {"editable": False, "max_length": 200, "db_index": True, "default": ""}
        super().__init__(*args, **{**fixed, **kwargs})

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"of": self.of}

    def pre_save(
        self,
        model_instance: models.Model,
        add: bool,  # noqa: ARG002, FBT001  Django passes it by name
    ) -> str:
        folded = fold_name(getattr(model_instance, self.of))[: self.max_length]
        setattr(model_instance, self.attname, folded)
        return folded
