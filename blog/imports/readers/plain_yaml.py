"""YAML of strangers: plain values only, without tags of Python and without aliases.

An alias lets a small file stand for an enormous value.
"""

from typing import Any

import yaml


class _Loader(yaml.SafeLoader):
    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("It uses aliases, which are not read.")
        return super().compose_node(parent, index)


def read_yaml(text: str) -> Any:
    """Return the value of a YAML text. Raise ValueError with the reason."""
    try:
        return yaml.load(text, Loader=_Loader)  # noqa: S506 - it is a safe loader
    except (yaml.YAMLError, RecursionError, ValueError, OverflowError) as error:
        reason = " ".join(str(error).split()) or "it is nested too deeply"
        raise ValueError(reason) from error
